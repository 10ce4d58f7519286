extension NuthatchClient {
    /// What a streamed answer consists of, in this order: the sources once, then text and citations, then the whole.
    public enum AnswerEvent: Sendable, Equatable {
        /// The documents that the answer is looked for in.
        case sources([SourcePage])
        /// More of the text. Its sentences are checked before they are sent, so they come whole or in large pieces.
        case delta(String)
        /// A citation, before the words that it stands under.
        case citation(Citation)
        /// The whole answer. What came before it and differs does not count.
        case final(Answer)
    }
}
