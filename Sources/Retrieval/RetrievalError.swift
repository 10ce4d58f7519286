package enum RetrievalError: Error, Equatable, CustomStringConvertible {
    /// A search by meaning, of a retriever that was made without a model.
    case noModel(mode: String)

    package var description: String {
        switch self {
        case .noModel(let mode):
            "A search in the mode \(mode) needs an embedding model; search in the mode lexical, or name one with --embedder DIR."
        }
    }
}
