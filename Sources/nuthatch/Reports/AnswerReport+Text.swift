import Answering
import RAGCore
import ReplyFormat

/// An answer on a terminal.
extension AnswerReport {
    var text: String {
        var lines: [String] = []
        if answerable {
            lines += [answer.value ?? "", ""]
        } else {
            // What the customer is told, else what the reader of the terminal is.
            lines += answer.value.map { [$0, ""] } ?? [Self.refusal(handoff.reasonCode.value)]
        }
        lines += rest
        // Nothing follows an answer that needs no source.
        if lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// What follows the words of an answer: citations, hand-off, pages, who answered.
    var rest: [String] {
        var lines = citations.map { citation in
            "[\(citation.index)] \(Place.text(title: citation.title, headings: citation.headingPath)) (\(Self.place(citation)))"
        }
        if let code = handoff.reasonCode.value { lines.append(handover(code)) }
        if answer.value == nil, !suggestions.isEmpty {
            lines += ["", "Nearest pages:"] + suggestions.map { "- \($0.title) (\($0.uri))" }
        }
        if let explain { lines += [""] + explanation(explain) }
        return lines
    }

    private static func place(_ citation: Citation) -> String {
        guard citation.chunkId.value != nil else { return citation.uri }
        return "\(citation.uri), bytes \(citation.span.start)–\(citation.span.end)"
    }

    /// A refusal that has no text for the customer.
    private static func refusal(_ code: String?) -> String {
        switch code.flatMap(RAGCore.Handoff.Reason.init) {
        case .ungroundedAnswer: "What the models wrote does not stand on the sources, so it is not given."
        case .unavailable: "What was to answer this could not be reached."
        case .unsupportedLanguage: "Questions in this language are not answered."
        case .contradiction: "The sources contradict each other."
        default: "The sources do not answer this."
        }
    }

    private func handover(_ code: String) -> String {
        if answerable { return "Let a person look at it as well: \(code)." }
        let asksBack = code == RAGCore.Handoff.Reason.missingDetail.rawValue
        return asksBack
            ? "The customer has to say more, else hand over to a person: \(code)."
            : "Hand over to a person: \(code)."
    }

    private func explanation(_ traces: [AnswerTrace]) -> [String] {
        var lines = routes.map { route in
            let rule = route.rule.value ?? ""
            // The policy's own sentence names the rule; another tells what came of it.
            return route.reason.contains("“\(rule)”")
                ? "Route: \(route.reason)" : "Route: \(route.outcome) by “\(rule)”: \(route.reason)"
        }
        if retrievalQuery != question { lines.append("Looked for: \(retrievalQuery)") }
        lines += entities.map(\.line)
        lines += traces.map(\.evidence).map { evidence in
            "Evidence: probability \(evidence.probability.rounded(to: 3)); cosine \(evidence.dense.rounded(to: 3)), "
                + "words \(evidence.cover.rounded(to: 3)), unknown words \(evidence.unknown.rounded(to: 3)), "
                + "like a shop's matters \(evidence.shop.rounded(to: 3)), like others "
                + "\(evidence.offTopic.rounded(to: 3)), best passage \(evidence.best.rounded(to: 3))"
        }
        if let usage = usage.value {
            let cost = costUsd.value.map { "\($0.rounded(to: 8)) USD" } ?? "unknown"
            let calls = usage.stages.map { "\($0.stage) by \($0.model)" }.joined(separator: ", ")
            lines.append("Models: \(calls); \(usage.totalTokens) tokens, cost \(cost); cache \(cache)")
        }
        return lines
    }

    private var routes: [RouteReport] { parts?.map(\.route) ?? [route] }
}
