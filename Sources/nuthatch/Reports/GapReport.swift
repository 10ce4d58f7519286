import Foundation
import Hindsight
import Persistence
import RAGCore
import ReplyFormat

/// The shop's to-do list: what its documents do not answer, and where they disagree.
struct GapReport: Encodable {
    struct Page: Encodable {
        var documentId: String
        var title: String
        var uri: String
    }

    struct Entry: Encodable {
        var count: Int
        var lastAsked: String
        /// The first is the one that the others are like.
        var questions: [String]
        /// How often each of the hand-off codes was given.
        var reasons: [String: Int]
        var nearest: Nullable<Page>

        init(_ gap: Gap) {
            count = gap.count
            lastAsked = gap.last.formatted(.iso8601)
            questions = gap.examples
            reasons = Dictionary(uniqueKeysWithValues: gap.reasons.map { ($0.key.rawValue, $0.value) })
            nearest = Nullable(gap.nearest.map { Page(documentId: $0.documentID, title: $0.title, uri: $0.uri) })
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

        init(_ met: MetConflict) {
            kind = met.conflict.kind.rawValue
            count = met.count
            lastMet = met.last.formatted(.iso8601)
            first = Side(met.conflict.first)
            second = Side(met.conflict.second)
        }
    }

    var gaps: [Entry]
    var conflicts: [Conflict]

    init(gaps: [Gap], conflicts: [MetConflict]) {
        self.gaps = gaps.map(Entry.init)
        self.conflicts = conflicts.map(Conflict.init)
    }

    var lines: [String] {
        if gaps.isEmpty, conflicts.isEmpty {
            return ["Nothing to do: no question was refused for want of a source, and no two sources disagreed."]
        }
        var lines: [String] = []
        if !gaps.isEmpty { lines.append("What the documents do not answer, most asked first:") }
        for gap in gaps { lines += Self.lines(gap) }
        if !conflicts.isEmpty {
            if !gaps.isEmpty { lines.append("") }
            lines.append("Where the documents disagree, met most often first:")
        }
        for conflict in conflicts {
            lines.append("\(conflict.count) x  \(conflict.kind), last \(conflict.lastMet)")
            lines += [conflict.first, conflict.second].map { "     \($0.documentId): \(Self.oneLine($0.sentence))" }
        }
        return lines
    }

    private static func lines(_ gap: Entry) -> [String] {
        let reasons = gap.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        var lines = ["\(gap.count) x  \(oneLine(gap.questions.first ?? ""))"]
        lines += gap.questions.dropFirst().map { "     \(oneLine($0))" }
        lines.append("     last \(gap.lastAsked), \(reasons.joined(separator: ", "))")
        if let page = gap.nearest.value { lines[lines.count - 1] += "; nearest page: \(page.title) (\(page.uri))" }
        return lines
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
