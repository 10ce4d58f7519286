import Foundation
import RAGCore
import ReplyFormat

/// What the documents do not answer, as it is sent.
struct GapPage: Encodable {
    struct Gap: Encodable {
        var question: String
        var count: Int
        var reasonCode: String
        var examples: [String]
        var lastAsked: String
        var nearest: Nullable<AnswerReport.Suggestion>

        init(_ gap: Gaps.Gap) {
            question = gap.question
            count = gap.count
            reasonCode = gap.reason.rawValue
            examples = gap.examples
            lastAsked = gap.lastAsked.formatted(.iso8601)
            nearest = Nullable(gap.nearest.map(AnswerReport.Suggestion.init))
        }
    }

    struct Side: Encodable {
        var documentId: String
        var chunkId: Int64
        var sentence: String

        init(_ side: SourceConflict.Side) {
            documentId = side.documentID
            chunkId = side.chunkID
            sentence = side.sentence
        }
    }

    struct Conflict: Encodable {
        var kind: String
        var count: Int
        var lastMet: String
        var first: Side
        var second: Side

        init(_ met: Gaps.Conflict) {
            kind = met.conflict.kind.rawValue
            count = met.count
            lastMet = met.lastMet.formatted(.iso8601)
            first = Side(met.conflict.first)
            second = Side(met.conflict.second)
        }
    }

    var gaps: [Gap]
    var conflicts: [Conflict]

    init(_ gaps: Gaps) {
        self.gaps = gaps.gaps.map(Gap.init)
        conflicts = gaps.conflicts.map(Conflict.init)
    }
}
