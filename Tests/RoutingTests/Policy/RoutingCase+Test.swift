import RAGCore
import Routing

extension RoutingCase {
    /// A plain question that one document answers, its intent known, with both models at hand.
    static func plain(_ change: (inout RoutingCase) -> Void = { _ in }) -> RoutingCase {
        var routing = RoutingCase(
            evidence: RoutingEvidence(
                probability: 0.95,
                margin: 2,
                cover: 0.8,
                documents: 1,
                shape: QuestionShape(words: 8)
            ),
            threshold: 0.6,
            intent: IntentGuess(intent: "return_policy", probability: 0.9, isRejected: false),
            language: "en",
            availableTiers: [.cheap, .strong],
            prices: [.cheap: Money(picodollars: 406_000_000), .strong: Money(picodollars: 4_400_000_000)]
        )
        change(&routing)
        return routing
    }

    mutating func means(_ intent: String, _ probability: Double = 0.9) {
        self.intent = IntentGuess(intent: intent, probability: probability, isRejected: false)
    }
}
