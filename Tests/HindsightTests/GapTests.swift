import Foundation
import Hindsight
import RAGCore
import Testing

@Suite struct GapTests {
    private let date = Date(timeIntervalSince1970: 1_790_000_000)

    private func asked(
        _ text: String,
        _ vector: [Float],
        day: Int = 0,
        reason: Handoff.Reason = .noSource,
        page: String? = nil
    ) -> Gap.Question {
        Gap.Question(
            text: text,
            date: date + Double(day) * 86_400,
            reason: reason,
            nearest: page.map { Suggestion(documentID: $0, title: $0, uri: $0) },
            vector: vector
        )
    }

    @Test func `a matter has its count, its last day, its questions, reasons and nearest page`() throws {
        let gaps = Gap.gaps(in: [
            asked("Norway?", [1, 0], day: 3, page: "delivery"), asked("To Norway?", [0.8, 0.6], day: 9),
            asked("Norway?", [1, 0], day: 1, reason: .weakEvidence, page: "shops"),
            asked("Norway, please?", [0.8, -0.6], page: "shops"), asked("Norway?", [1, 0], page: "shops"),
            asked("Gift cards?", [-1, 0]),
        ])
        #expect(gaps.count == 2)
        let first = try #require(gaps.first)
        #expect(first.count == 5)
        #expect(first.last == date + 9 * 86_400)
        #expect(first.examples == ["Norway?", "To Norway?", "Norway, please?"])
        #expect(first.reasons == [.noSource: 4, .weakEvidence: 1])
        #expect(first.nearest?.documentID == "shops")
        #expect(gaps.last?.examples == ["Gift cards?"])
        #expect(gaps.last?.nearest == nil)
    }

    @Test func `as many examples are shown as asked for`() {
        let questions = (0..<9).map { asked("Question \($0)", [1, 0]) }
        #expect(Gap.gaps(in: questions, examples: 2).map(\.examples) == [["Question 0", "Question 1"]])
        #expect(Gap.gaps(in: questions, examples: 0).map(\.examples) == [["Question 0"]])
        #expect(Gap.gaps(in: []).isEmpty)
    }
}
