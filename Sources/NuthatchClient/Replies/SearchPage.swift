extension NuthatchClient {
    /// What a search found, best first.
    public struct SearchPage: Sendable, Equatable, Decodable {
        /// What was looked for.
        public var queries: [String]
        /// Passages, best first.
        public var hits: [SearchHit]
        /// Of the documents.
        public var corpusVersion: Int64
        /// In the service.
        public var tookMs: Double

        private enum CodingKeys: String, CodingKey {
            case queries = "search_query"
            case hits = "data"
            case corpusVersion = "corpus_version"
            case tookMs = "took_ms"
        }
    }
}
