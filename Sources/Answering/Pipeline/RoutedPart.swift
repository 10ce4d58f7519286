package import RAGCore
package import Routing

/// One thing that is asked, and who would answer it.
package struct RoutedPart: Sendable {
    package var text: String
    package var intent: IntentGuess?
    package var entities: [Entity]
    package var evidence: RoutingEvidence
    package var decision: RoutingDecision
    package var trace: AnswerTrace

    init(_ inquiry: Inquiry, _ decision: RoutingDecision) {
        text = inquiry.text
        intent = inquiry.intent
        entities = inquiry.entities
        evidence = RoutingEvidence(inquiry)
        self.decision = decision
        trace = inquiry.judgement.trace
    }
}
