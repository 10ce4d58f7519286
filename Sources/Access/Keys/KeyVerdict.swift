package import RAGCore

/// What came out when the text of a key was looked at.
package enum KeyVerdict: Sendable, Equatable {
    case valid(Caller)
    case refused(KeyRefusal)
}
