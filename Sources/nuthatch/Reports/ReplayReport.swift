import Foundation
import Hindsight
import RAGCore
import ReplyFormat

/// What is different when a question is answered again, as it is written.
struct ReplayReport: Encodable {
    struct Pair<Value: Encodable>: Encodable {
        var before: Nullable<Value>
        var after: Nullable<Value>

        init(_ before: Value?, _ after: Value?) {
            self.before = Nullable(before)
            self.after = Nullable(after)
        }
    }

    struct Citation: Encodable {
        var documentId: String
        var uri: String
        var quote: String

        init(_ citation: RAGCore.Citation) {
            documentId = citation.documentID
            uri = citation.uri
            quote = citation.quote
        }
    }

    struct Citations: Encodable {
        var gained: [Citation]
        var lost: [Citation]
    }

    struct Place: Encodable {
        var rank: Int
        var score: Double
        var used: Bool

        init(_ place: ReplayDifference.Place) {
            rank = place.rank
            score = place.score.rounded(to: 3)
            used = place.isUsed
        }
    }

    struct Candidate: Encodable {
        var chunkId: Int64
        var documentId: String
        var before: Nullable<Place>
        var after: Nullable<Place>
    }

    struct Document: Encodable {
        var documentId: String
        /// `changed` or `gone`.
        var change: String
        /// The version of the collection at which it was last changed.
        var version: Nullable<Int64>
    }

    var id: String
    var question: String
    var collection: String
    var askedAt: String
    /// Whether the customer is told the same, from the same sources.
    var same: Bool
    var outcome: Pair<String>
    var answer: Pair<String>
    var handoff: Pair<String>
    var intent: Pair<String>
    var rule: Pair<String>
    var model: Pair<String>
    var policy: Pair<String>
    var promptHash: Pair<String>
    var corpusVersion: Pair<Int64>
    var costUsd: Pair<Double>
    var tookMs: Pair<Double>
    var citations: Citations
    var candidates: [Candidate]
    var documents: [Document]
    private let costTexts: [String]

    private enum CodingKeys: String, CodingKey {
        case id, question, collection, askedAt, same, outcome, answer, handoff, intent, rule, model, policy, promptHash
        case corpusVersion, costUsd, tookMs, citations, candidates, documents
    }

    init(_ record: AnswerRecord, _ difference: ReplayDifference) {
        id = record.id
        question = record.request.question
        collection = record.request.collection
        askedAt = record.date.formatted(.iso8601)
        same = difference.isSameAnswer
        outcome = Pair(difference.outcome.before.rawValue, difference.outcome.after.rawValue)
        answer = Pair(difference.text.before, difference.text.after)
        handoff = Pair(difference.handoff.before?.rawValue, difference.handoff.after?.rawValue)
        intent = Pair(difference.intent.before, difference.intent.after)
        rule = Pair(difference.rule.before, difference.rule.after)
        model = Pair(difference.model.before, difference.model.after)
        policy = Pair(difference.policy.before, difference.policy.after)
        promptHash = Pair(difference.promptHash.before, difference.promptHash.after)
        corpusVersion = Pair(difference.corpusVersion.before, difference.corpusVersion.after)
        costUsd = Pair(difference.cost.before?.dollars, difference.cost.after?.dollars)
        costTexts = [difference.cost.before, difference.cost.after].map { $0.map(MoneyText.dollars) ?? "unknown" }
        tookMs = Pair(
            difference.milliseconds.before.rounded(to: 3),
            difference.milliseconds.after.rounded(to: 3)
        )
        citations = Citations(gained: difference.gained.map(Citation.init), lost: difference.lost.map(Citation.init))
        candidates = difference.candidates.map {
            Candidate(
                chunkId: $0.chunkID,
                documentId: $0.documentID,
                before: Nullable($0.place.before.map(Place.init)),
                after: Nullable($0.place.after.map(Place.init))
            )
        }
        documents = difference.documents.map {
            Document(
                documentId: $0.documentID,
                change: $0.version == nil ? "gone" : "changed",
                version: Nullable($0.version)
            )
        }
    }
}

// MARK: - For a terminal

extension ReplayReport {
    var lines: [String] {
        var lines = ["\(id) of \(askedAt): \(question)"]
        lines.append(same ? "The same answer, from the same sources." : "The answer is another.")
        lines += [
            Self.line("outcome", outcome), Self.line("hand-off", handoff), Self.line("intent", intent),
            Self.line("rule", rule), Self.line("model", model), Self.line("policy", policy),
            Self.line("prompt", promptHash),
        ].compactMap(\.self)
        lines.append("version \(Self.arrow(corpusVersion))")
        lines.append("cost \(costTexts[0]) -> \(costTexts[1]) USD, time \(Self.arrow(tookMs)) ms")
        if let before = answer.before.value, let after = answer.after.value, before != after {
            lines += ["", "Before:", before, "", "Now:", after]
        }
        lines += Self.section("Cited now and not before:", citations.gained.map { "+ \($0.quote) (\($0.uri))" })
        lines += Self.section("Cited before and not now:", citations.lost.map { "- \($0.quote) (\($0.uri))" })
        lines += Self.section("Documents that are not what they were:", documents.map(Self.text))
        lines += Self.section("Candidates, by rank and score:", candidates.map(Self.text))
        return lines
    }

    /// Nil where nothing is to be said.
    private static func line(_ name: String, _ pair: Pair<String>) -> String? {
        guard pair.before.value != nil || pair.after.value != nil else { return nil }
        if pair.before.value == pair.after.value { return "\(name) \(pair.before.value ?? "")" }
        return "\(name) \(arrow(pair))"
    }

    private static func arrow(_ pair: Pair<some Encodable & CustomStringConvertible>) -> String {
        "\(pair.before.value?.description ?? "none") -> \(pair.after.value?.description ?? "none")"
    }

    private static func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines
    }

    private static func text(_ document: Document) -> String {
        document.version.value.map { "\(document.documentId), changed at version \($0)" }
            ?? "\(document.documentId), gone"
    }

    private static func text(_ candidate: Candidate) -> String {
        func place(_ place: Nullable<Place>) -> String {
            place.value.map { "\($0.rank). \($0.score)\($0.used ? " used" : "")" } ?? "none"
        }
        return "chunk \(candidate.chunkId) of \(candidate.documentId): \(place(candidate.before)) -> "
            + place(candidate.after)
    }
}
