package import Answering
package import RAGCore
package import Routing

/// Who would answer a question, as it is written: for each thing that is asked.
package struct DecisionReport: Encodable {
    package struct Part: Encodable {
        /// It stands by itself.
        package var text: String
        package var intent: Nullable<GuessReport>
        package var entities: [EntityReport]
        /// Null without a collection, as is the decision.
        package var evidence: Nullable<RoutingEvidence>
        package var decision: Nullable<Decision>
    }

    package struct Decision: Encodable {
        package var outcome: String
        package var handoff: Nullable<String>
        package var lookup: Nullable<String>
        package var rule: String
        package var reason: String
        /// What each model would cost, in USD; null where it has no price.
        package var prices: [String: Double]

        package init(_ decision: RoutingDecision) {
            outcome = decision.outcome.rawValue
            handoff = Nullable(decision.handoff?.rawValue)
            lookup = Nullable(decision.lookup)
            rule = decision.rule
            reason = decision.reason
            prices = Dictionary(uniqueKeysWithValues: decision.prices.map { ($0.rawValue, $1.dollars) })
        }
    }

    package var question: String
    package var parts: [Part]

    package init(_ question: String, _ parts: [RoutedPart]) {
        self.question = question
        self.parts = parts.map { part in
            Part(
                text: part.text,
                intent: Nullable(part.intent.map(GuessReport.init)),
                entities: part.entities.map(EntityReport.init),
                evidence: Nullable(Self.rounded(part.evidence)),
                decision: Nullable(Decision(part.decision))
            )
        }
    }

    /// What is known without documents.
    package init(_ question: String, intent: IntentGuess, entities: [Entity]) {
        self.question = question
        parts = [
            Part(
                text: question,
                intent: Nullable(GuessReport(intent)),
                entities: entities.map(EntityReport.init),
                evidence: Nullable(nil),
                decision: Nullable(nil)
            )
        ]
    }

    private static func rounded(_ evidence: RoutingEvidence) -> RoutingEvidence {
        var evidence = evidence
        evidence.probability = evidence.probability.rounded(to: 4)
        evidence.margin = evidence.margin.rounded(to: 4)
        evidence.agreement = evidence.agreement.rounded(to: 4)
        evidence.cover = evidence.cover.rounded(to: 4)
        evidence.curated = evidence.curated?.rounded(to: 4)
        return evidence
    }

    package var lines: [String] {
        let isWhole = parts.count == 1 && parts.first?.text == question
        return Array(parts.map { (isWhole ? [] : ["> \($0.text)"]) + Self.lines($0) }.joined(separator: [""]))
    }

    private static func lines(_ part: Part) -> [String] {
        var lines = ["Intent: \(part.intent.value?.text ?? "not known")"]
        lines += part.entities.map(\.line)
        if let evidence = part.evidence.value { lines.append("Evidence: \(text(evidence))") }
        guard let decision = part.decision.value else { return lines }
        let about = decision.lookup.value ?? decision.handoff.value
        lines.append("Outcome: \(decision.outcome)\(about.map { " (\($0))" } ?? "")")
        lines.append("Rule: \(decision.rule)")
        lines.append("Reason: \(decision.reason)")
        let prices = decision.prices.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.rounded(to: 6)) USD" }
        lines.append("Prices: \(prices.isEmpty ? "none, for no model can be asked" : prices.joined(separator: ", "))")
        return lines
    }

    private static func text(_ evidence: RoutingEvidence) -> String {
        let shape = evidence.shape
        let curated = evidence.curated.map { "a verified answer at \($0), " } ?? ""
        let conflict = evidence.hasConflict ? "sources that disagree, " : ""
        return "probability \(evidence.probability), margin \(evidence.margin), agreement \(evidence.agreement), "
            + "words covered \(evidence.cover), \(curated)\(conflict)documents \(evidence.documents); words "
            + "\(shape.words), questions \(shape.questions), negations \(shape.negations), comparisons "
            + "\(shape.comparisons)\(shape.asksHow ? ", asks how" : "")\(evidence.isFollowUp ? "; a follow-up" : "")"
    }
}
