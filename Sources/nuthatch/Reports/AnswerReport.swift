import Answering
import RAGCore

/// An answer as it is written.
struct AnswerReport: Encodable {
    struct Citation: Encodable {
        struct Span: Encodable {
            var start: Int
            var end: Int
        }

        var index: Int
        var chunkId: Nullable<Int64>
        var documentId: String
        var uri: String
        var title: String
        var headingPath: [String]
        var quote: String
        var span: Span
    }

    struct Route: Encodable {
        var outcome: String
        var intent: Nullable<String>
        var model: Nullable<String>
        var reason: String
    }

    struct Handoff: Encodable {
        var recommended: Bool
        var reasonCode: Nullable<String>
    }

    struct Suggestion: Encodable {
        var documentId: String
        var title: String
        var uri: String
    }

    var question: String
    var answer: Nullable<String>
    var answerable: Bool
    var citations: [Citation]
    var route: Route
    var handoff: Handoff
    var suggestions: [Suggestion]
    /// No model was called.
    var usage = Nullable<String>(nil)
    var costUsd = 0
    var cache = "off"
    var corpusVersion: Int64
    var tookMs: Double
    var explain: AnswerTrace?

    init(_ answer: Answer, to question: String, trace: AnswerTrace?, took: Duration) {
        self.question = question
        self.answer = Nullable(answer.isAnswerable ? answer.text : nil)
        answerable = answer.isAnswerable
        citations = answer.citations.map {
            Citation(
                index: $0.index,
                chunkId: Nullable($0.chunkID),
                documentId: $0.documentID,
                uri: $0.uri,
                title: $0.title,
                headingPath: $0.headingPath,
                quote: $0.quote,
                span: .init(start: $0.span.lowerBound, end: $0.span.upperBound)
            )
        }
        route = Route(
            outcome: answer.route.outcome.rawValue,
            intent: Nullable(answer.route.intent?.intent),
            model: Nullable(answer.route.model),
            reason: answer.route.reason
        )
        handoff = Handoff(
            recommended: answer.handoff.isRecommended,
            reasonCode: Nullable(answer.handoff.reason?.rawValue)
        )
        suggestions = answer.suggestions.map {
            Suggestion(documentId: $0.documentID, title: $0.title, uri: $0.uri)
        }
        corpusVersion = answer.corpusVersion
        tookMs = took.milliseconds
        explain = trace
    }

    /// For a terminal.
    var text: String {
        var lines: [String] = []
        if answerable {
            lines.append(answer.value ?? "")
            lines.append("")
            lines += citations.map { citation in
                "[\(citation.index)] \(Place.text(title: citation.title, headings: citation.headingPath)) "
                    + "(\(citation.uri), bytes \(citation.span.start)–\(citation.span.end))"
            }
        } else {
            lines.append("The sources do not answer this. \(route.reason)")
            if let code = handoff.reasonCode.value { lines.append("Hand over to a person: \(code).") }
            if !suggestions.isEmpty { lines += ["", "Nearest pages:"] }
            lines += suggestions.map { "- \($0.title) (\($0.uri))" }
        }
        if let evidence = explain?.evidence {
            lines.append("")
            lines.append(
                "Evidence: probability \(evidence.probability.rounded(to: 3)); cosine \(evidence.dense.rounded(to: 3)), "
                    + "sentence \(evidence.sentence.rounded(to: 3)), words \(evidence.cover.rounded(to: 3)), "
                    + "unknown words \(evidence.unknown.rounded(to: 3)), best passage \(evidence.best.rounded(to: 3))"
            )
        }
        return lines.joined(separator: "\n")
    }
}
