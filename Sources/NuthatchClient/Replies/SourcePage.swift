extension NuthatchClient {
    /// A document, as a reader should see it.
    public struct SourcePage: Sendable, Hashable, Decodable {
        /// The shop's own identifier.
        public var documentID: String
        /// Its title.
        public var title: String
        /// Where it is: a path or an address.
        public var uri: String

        private enum CodingKeys: String, CodingKey {
            case title, uri
            case documentID = "document_id"
        }
    }
}
