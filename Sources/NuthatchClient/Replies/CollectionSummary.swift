extension NuthatchClient {
    /// A collection of documents.
    public struct CollectionSummary: Sendable, Equatable, Decodable {
        /// Its name.
        public var name: String
        /// How many it holds.
        public var documents: Int
        /// Their passages.
        public var chunks: Int
        /// Counts its changes.
        public var corpusVersion: Int64
        /// The model of its vectors; nil before the first document.
        public var embedder: String?
        /// Of its vectors.
        public var dimension: Int?

        private enum CodingKeys: String, CodingKey {
            case name, documents, chunks, embedder, dimension
            case corpusVersion = "corpus_version"
        }
    }
}
