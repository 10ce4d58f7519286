extension NuthatchClient {
    /// What became of a document that was written.
    public struct DocumentReceipt: Sendable, Equatable, Decodable {
        /// The shop's own identifier.
        public var id: String
        /// Where it is.
        public var collection: String
        /// What was done.
        public var result: WriteResult
        /// Its passages.
        public var chunks: Int
        /// Passages that had to be embedded.
        public var embedded: Int
        /// After it.
        public var corpusVersion: Int64

        private enum CodingKeys: String, CodingKey {
            case id, collection, result, chunks, embedded
            case corpusVersion = "corpus_version"
        }
    }
}
