package import RAGCore

/// What is left of a model's answer when each of its sentences has been held against the sources.
package struct CheckedAnswer: Sendable, Equatable {
    /// The sentences that stand, with their marks.
    package var text: String
    /// In the order of their marks.
    package var citations: [Citation]
    /// Those of `text`, in order.
    package var sentences: [AnswerSentence]
    /// What the model wrote and nothing bears out, without marks.
    package var dropped: [String]
    /// The share of what the model wrote that stands, by length, 0 to 1.
    package var grounding: Double
    /// Whether it may be sent: it cites something, and enough of it stands.
    package var isGrounded: Bool
    /// Whether the model said that the sources do not answer.
    package var saysUnanswered: Bool
}
