import Foundation
import Hindsight
import RAGCore
import TestSupport
import Testing

@Suite struct ReplayDifferenceTests {
    private func record(_ answer: Answer, _ candidates: [AnswerRecord.Candidate] = []) -> AnswerRecord {
        var record = AnswerRecord.made("ans_1", answer: answer)
        record.candidates = candidates
        return record
    }

    private func stage(_ picodollars: Int64?) -> StageUsage {
        StageUsage(
            stage: .answer,
            reply: ModelReply(
                text: "",
                model: "m",
                usage: nil,
                cost: picodollars.map(Money.init(picodollars:)),
                cache: .miss
            )
        )
    }

    @Test func `nothing is different where nothing has changed`() {
        let record = record(.made("one", version: 3), [.init(chunkID: 1, documentID: "a", score: 1, isUsed: true)])
        let difference = ReplayDifference(from: record, to: record, versions: ["a": 3])
        #expect(difference.isSameAnswer)
        #expect(difference.documents.isEmpty && difference.gained.isEmpty && difference.lost.isEmpty)
        #expect(difference.candidates.allSatisfy { !$0.place.isDifferent })
    }

    @Test func `citations are told apart by document and quote, not by chunk`() {
        var answer = Answer.made("one", version: 4)
        answer.citations[0].chunkID = 77
        let moved = ReplayDifference(from: record(.made("one", version: 1)), to: record(answer), versions: [:])
        #expect(moved.isSameAnswer)
        answer.citations += Answer.made("two", version: 4, document: "b").citations
        let grown = ReplayDifference(from: record(.made("one", version: 1)), to: record(answer), versions: [:])
        #expect(grown.gained.map(\.quote) == ["two"])
        #expect(grown.lost.isEmpty && !grown.isSameAnswer)
        let other = Answer.made("one", version: 4, document: "b")
        let elsewhere = ReplayDifference(from: record(.made("one", version: 1)), to: record(other), versions: [:])
        #expect(elsewhere.gained.map(\.documentID) == ["b"])
        #expect(elsewhere.lost.map(\.documentID) == ["a"])
    }

    @Test func `a refusal in place of an answer is told with its reason`() {
        let difference = ReplayDifference(
            from: record(.made("one", version: 1)),
            to: record(.refused(.weakEvidence)),
            versions: ["a": 1]
        )
        #expect(!difference.isSameAnswer)
        #expect(difference.outcome == Change(.quoted, .handoff))
        #expect(difference.handoff == Change(nil, .weakEvidence))
    }

    @Test func `candidates come in today's order, then those that are gone`() {
        func candidate(_ id: Int64, _ score: Double) -> AnswerRecord.Candidate {
            .init(chunkID: id, documentID: "d\(id)", score: score, isUsed: score > 0.5)
        }
        let difference = ReplayDifference(
            from: record(.made("one", version: 1), [candidate(1, 0.9), candidate(2, 0.4), candidate(1, 0.1)]),
            to: record(.made("one", version: 1), [candidate(3, 0.8), candidate(1, 0.7)]),
            versions: [:]
        )
        #expect(difference.candidates.map(\.chunkID) == [3, 1, 2])
        let places = difference.candidates.map(\.place)
        #expect(places.map { $0.before?.rank } == [nil, 1, 2])
        #expect(places.map { $0.after?.rank } == [1, 2, nil])
        #expect(places[1].before?.score == 0.9)
        #expect(places[1].after?.score == 0.7)
        #expect(places[2].before?.isUsed == false)
    }

    @Test func `documents that were changed since or are gone are named`() {
        var answer = Answer.made("one", version: 5)
        answer.citations.append(answer.citations[0])
        answer.citations[1].documentID = "stock"
        answer.citations[1].chunkID = nil
        let candidates = ["b", "c"].map { AnswerRecord.Candidate(chunkID: 2, documentID: $0, score: 0, isUsed: false) }
        let difference = ReplayDifference(
            from: record(answer, candidates),
            to: record(answer, candidates),
            versions: ["a": 5, "b": 6]
        )
        #expect(difference.documents.map(\.documentID) == ["b", "c"])
        #expect(difference.documents.map(\.version) == [6, nil])
    }

    @Test func `a cost is that of all calls, and unknown where one's is`() {
        var before = Answer.made("one", version: 1)
        before.stages = [stage(5), stage(7)]
        var after = before
        after.stages.append(stage(nil))
        let difference = ReplayDifference(from: record(before), to: record(after), versions: [:])
        #expect(difference.cost == Change(Money(picodollars: 12), nil))
        let free = ReplayDifference(
            from: record(.made("one", version: 1)),
            to: record(.made("one", version: 1)),
            versions: [:]
        )
        #expect(free.cost == Change(.zero, .zero))
    }
}
