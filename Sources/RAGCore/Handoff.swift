/// Whether a person should take over.
package struct Handoff: Sendable, Equatable, Codable {
    package enum Reason: String, Sendable, Codable, CaseIterable {
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
