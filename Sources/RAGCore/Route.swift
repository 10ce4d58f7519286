/// Who answered a question, and why.
package struct Route: Sendable, Equatable {
    package enum Outcome: String, Sendable {
        case quoted
        case handoff
    }

    package var outcome: Outcome
    package var intent: String?
    package var model: String?
    /// One sentence for the person who reads the log.
    package var reason: String

    package init(outcome: Outcome, intent: String? = nil, model: String? = nil, reason: String) {
        self.outcome = outcome
        self.intent = intent
        self.model = model
        self.reason = reason
    }
}
