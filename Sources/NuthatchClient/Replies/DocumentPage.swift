extension NuthatchClient {
    /// Some of a collection's documents, by their ids.
    public struct DocumentPage: Sendable, Equatable, Decodable {
        /// In the order of their ids.
        public var documents: [DocumentSummary]
        /// Whether there are more.
        public var hasMore: Bool
        /// What the next page comes after.
        public var lastID: String?

        private enum CodingKeys: String, CodingKey {
            case documents = "data"
            case hasMore = "has_more"
            case lastID = "last_id"
        }
    }
}
