import Foundation
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct GapTests {
    private let folder: TemporaryFolder
    private let time = ManualTime()

    init() throws {
        folder = try TemporaryFolder()
    }

    private func store() async throws -> SQLiteStore {
        try await folder.defaultStore(options: StoreOptions(time: time))
    }

    @Test(arguments: Handoff.Reason.allCases)
    func `a refusal is a gap where better documents would end it`(reason: Handoff.Reason) async throws {
        let store = try await store()
        let record = AnswerRecord.made("ans_1", answer: .refused(reason, nearest: "a"), date: time.date)
        try await store.record(record)
        let isGap = [.noSource, .weakEvidence, .ungroundedAnswer, .contradiction].contains(reason)
        let found = try await store.refusedQuestions(in: "default", GapSelection(limit: 9))
        #expect(found.count == (isGap ? 1 : 0))
        guard let gap = found.first else { return }
        #expect(gap.recordID == "ans_1")
        #expect(gap.date == time.date)
        #expect(gap.reason == reason)
        #expect(gap.question == "Where?")
        #expect(gap.nearest == Suggestion(documentID: "a", title: "Page a", uri: "/a"))
        #expect(gap.vector == record.vector)
    }

    @Test func `an answer is no gap`() async throws {
        let store = try await store()
        try await store.record(.made("ans_1", date: time.date))
        #expect(try await store.refusedQuestions(in: "default", GapSelection(limit: 9)).isEmpty)
    }

    @Test func `of several questions in a message each is looked at`() async throws {
        let store = try await store()
        var answer = Answer.made("One is answered.", version: 1)
        answer.parts = [
            .made("One is answered.", version: 1), .refused(.noSource, query: "Do you ship to the moon?"),
            .refused(.missingDetail, query: "Where is my order?"), .refused(.weakEvidence),
        ]
        try await store.record(.made("ans_1", question: "Whole message", answer: answer, date: time.date))
        let gaps = try await store.refusedQuestions(in: "default", GapSelection(limit: 9))
        #expect(Set(gaps.map(\.question)) == ["Do you ship to the moon?", "Whole message"])
        #expect(gaps.allSatisfy { $0.vector == nil })
    }

    @Test func `gaps are those of a tenant, of a time and as many as asked for, the latest first`() async throws {
        let store = try await store()
        for number in 1...6 {
            let record = AnswerRecord.made(
                "ans_\(number)",
                question: "Question \(number)?",
                answer: .refused(.noSource),
                tenant: number.isMultiple(of: 2) ? "even" : "odd",
                date: time.date
            )
            try await store.record(record)
            time.advance(by: .seconds(86_400))
        }
        func ids(_ since: Date = .distantPast, _ tenant: String? = nil, _ limit: Int = 9) async throws -> [String] {
            try await store.refusedQuestions(in: "default", GapSelection(since: since, tenant: tenant, limit: limit))
                .map(\.recordID)
        }
        #expect(try await ids() == ["ans_6", "ans_5", "ans_4", "ans_3", "ans_2", "ans_1"])
        #expect(try await ids(time.date - 2 * 86_400) == ["ans_6", "ans_5"])
        #expect(try await ids(.distantPast, "odd") == ["ans_5", "ans_3", "ans_1"])
        #expect(try await ids(.distantPast, nil, 2) == ["ans_6", "ans_5"])
    }

    @Test func `a disagreement is counted whichever side was met first, and goes when a side is edited`() async throws {
        let store = try await store()
        let report = try await store.put([.made("a", ["30 days"]), .made("b", ["14 days"])], in: "default")
        let chunks = report.vectors.added.map(\.chunkID)
        let sides = [("a", 0, "30 days"), ("b", 1, "14 days")].map { document, index, sentence in
            SourceConflict.Side(documentID: document, chunkID: chunks[index], sentence: sentence)
        }
        let conflict = SourceConflict(kind: .number, first: sides[0], second: sides[1])
        let turned = SourceConflict(kind: .number, first: sides[1], second: sides[0])
        let stray = SourceConflict(
            kind: .date,
            first: sides[0],
            second: .init(documentID: "b", chunkID: 9_999, sentence: "gone")
        )
        for (number, conflicts) in [[conflict, conflict], [turned, stray], []].enumerated() {
            var answer = Answer.made("One of the two.", version: 1)
            answer.conflicts = conflicts
            if number == 2 {
                answer.parts = [answer]
                answer.parts[0].conflicts = [turned]
            }
            try await store.record(.made("ans_\(number)", answer: answer, tenant: "\(number)", date: time.date))
            time.advance(by: .seconds(60))
        }
        let met = try await store.metConflicts(in: "default", GapSelection(limit: 9))
        #expect(met.map(\.conflict) == [conflict])
        #expect(met.map(\.count) == [3])
        #expect(met.map(\.last) == [time.date - 60])
        let recent = try await store.metConflicts(in: "default", GapSelection(since: time.date - 100, limit: 9))
        #expect(recent.map(\.count) == [1])
        #expect(try await store.metConflicts(in: "default", GapSelection(tenant: "1", limit: 9)).map(\.count) == [1])
        _ = try await store.put([.made("c", ["new"]), .made("a", ["30 days"])], in: "default")
        #expect(try await store.metConflicts(in: "default", GapSelection(limit: 9)).count == 1)
        _ = try await store.put([.made("b", ["30 days too"])], in: "default")
        #expect(try await store.metConflicts(in: "default", GapSelection(limit: 9)).isEmpty)
        #expect(try await store.answerRecord("ans_0")?.answer.conflicts == [conflict, conflict])
        #expect(try await store.doctor().findings == [])
    }
}
