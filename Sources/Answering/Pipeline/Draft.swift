import RAGCore

/// What a model wrote, held against the sources.
struct Draft: Sendable {
    var verdict: CheckedAnswer
    var prompt: AnswerPrompt
    /// Nil where the model broke off after some of it had been told.
    var reply: ModelReply?
    /// Whether some of it has been told already, so that nothing else can take its place.
    var isTold: Bool
}
