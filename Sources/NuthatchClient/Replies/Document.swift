public import Foundation

extension NuthatchClient {
    /// A document, as it is stored.
    public struct Document: Sendable, Equatable, Decodable {
        /// A passage, as it is searched.
        public struct Chunk: Sendable, Equatable, Decodable {
            /// Its number.
            public var id: Int64
            /// The headings above it, outermost first.
            public var headingPath: [String]
            /// Its words.
            public var text: String
            /// Where it stands in the document's stored text.
            public var span: Span

            private enum CodingKeys: String, CodingKey {
                case id, text, span
                case headingPath = "heading_path"
            }
        }

        /// The shop's own identifier.
        public var id: String
        /// Its title.
        public var title: String
        /// Without the characters that nobody sees.
        public var text: String
        /// How it is read.
        public var format: Format?
        /// Where it is.
        public var uri: String?
        /// A BCP 47 tag.
        public var language: String?
        /// For whom it is: `customer`, `business`, `staff`, ...
        public var audience: String?
        /// The first day or moment on which it holds.
        public var validFrom: String?
        /// The last.
        public var validUntil: String?
        /// What else is known of it.
        public var metadata: [String: JSONValue]?
        /// Its passages.
        public var chunks: [Chunk]
        /// When it was last changed.
        public var updatedAt: Date

        private enum CodingKeys: String, CodingKey {
            case id, title, text, format, uri, language, audience, metadata, chunks
            case validFrom = "valid_from"
            case validUntil = "valid_until"
            case updatedAt = "updated_at"
        }
    }
}
