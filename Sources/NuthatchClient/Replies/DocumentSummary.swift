extension NuthatchClient {
    /// A document in a list.
    public struct DocumentSummary: Sendable, Equatable, Decodable {
        /// The shop's own identifier.
        public var id: String
        /// Its title.
        public var title: String
        /// Where it is.
        public var uri: String?
        /// A BCP 47 tag.
        public var language: String?
        /// For whom it is.
        public var audience: String?
        /// Its passages.
        public var chunks: Int
    }
}
