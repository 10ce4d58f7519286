extension NuthatchClient {
    /// What a sentence of an answer stands on.
    public struct Citation: Sendable, Equatable, Decodable {
        /// The number in brackets in the text, from 1.
        public var index: Int
        /// Nil where no document was searched, as in a lookup.
        public var chunkID: Int64?
        /// The shop's own identifier.
        public var documentID: String
        /// Where the document is.
        public var uri: String
        /// The document's title.
        public var title: String
        /// The headings above the passage, outermost first.
        public var headingPath: [String]
        /// The words of the document.
        public var quote: String
        /// Where they stand in the document's stored text.
        public var span: Span

        private enum CodingKeys: String, CodingKey {
            case index, uri, title, quote, span
            case chunkID = "chunk_id"
            case documentID = "document_id"
            case headingPath = "heading_path"
        }
    }
}
