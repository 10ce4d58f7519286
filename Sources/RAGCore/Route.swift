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

/// Whether a person should take over.
package struct Handoff: Sendable, Equatable {
    package enum Reason: String, Sendable, CaseIterable {
        case noSource = "no_source"
        case weakEvidence = "weak_evidence"
        case contradiction
        case ungroundedAnswer = "ungrounded_answer"
        case askedForPerson = "asked_for_person"
        case accountAction = "account_action"
        case missingDetail = "missing_detail"
        case complaint
        case unsupportedLanguage = "unsupported_language"
        case unavailable
    }

    /// Nil where no person is needed.
    package var reason: Reason?

    package init(reason: Reason? = nil) {
        self.reason = reason
    }

    package var isRecommended: Bool { reason != nil }
}
