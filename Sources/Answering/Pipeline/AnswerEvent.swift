package import RAGCore

/// What is told of an answer while it is made.
package enum AnswerEvent: Sendable, Equatable {
    /// The pages that it is written from, before its first words.
    case sources([Suggestion])
    /// Words that were checked, in order; all together they are the answer's text.
    case delta(String)
    /// Where what was told last stands in the sources, before its words follow.
    case citation(Citation)
}

/// Is told each event in order; the next waits for it. One that throws leaves the answer.
package typealias AnswerListener = @Sendable (AnswerEvent) async throws -> Void
