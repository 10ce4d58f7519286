/// Whether a question stands by itself, and if not, why.
package struct FollowUp: Sendable, Equatable {
    package enum Reason: Sendable, Equatable, CustomStringConvertible {
        /// A word stands for something said before.
        case reference(String)
        /// It begins as what goes on with something does.
        case opener(String)
        /// It has too few words of meaning, and no verb.
        case fragment
        /// It leaves out what it speaks of.
        case ellipsis

        package var description: String {
            switch self {
            case .reference(let word): "“\(word)” stands for something said before"
            case .opener(let words): "it begins with “\(words)”"
            case .fragment: "it is no whole question"
            case .ellipsis: "it does not say what it speaks of"
            }
        }
    }

    /// None where the question stands by itself.
    package let reasons: [Reason]

    package var needsRewrite: Bool { !reasons.isEmpty }

    package init(reasons: [Reason]) {
        self.reasons = reasons
    }
}
