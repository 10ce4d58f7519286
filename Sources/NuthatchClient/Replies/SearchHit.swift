extension NuthatchClient {
    /// A passage that a search found.
    public struct SearchHit: Sendable, Equatable {
        /// The shop's own identifier of the document.
        public var documentID: String
        /// Where the document is.
        public var uri: String
        /// 0 to 1.
        public var score: Double
        /// The document's metadata.
        public var metadata: [String: JSONValue]
        /// The passage.
        public var text: String
        /// The passage's number.
        public var chunkID: Int64?
        /// The document's title.
        public var title: String?
        /// The headings above the passage, outermost first.
        public var headingPath: [String]
        /// Where it stands in the document's stored text.
        public var span: Span?
    }
}

extension NuthatchClient.SearchHit: Decodable {
    private enum CodingKeys: String, CodingKey {
        case score, attributes, content, nuthatch
        case documentID = "file_id"
        case uri = "filename"
    }

    private struct Content: Decodable {
        var text: String?
    }

    private struct Details: Decodable {
        var chunkID: Int64?
        var title: String?
        var headingPath: [String]?
        var span: NuthatchClient.Span?

        enum CodingKeys: String, CodingKey {
            case title, span
            case chunkID = "chunk_id"
            case headingPath = "heading_path"
        }
    }

    /// Reads a result of OpenAI's vector-store search, with or without the service's own object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        documentID = try container.decode(String.self, forKey: .documentID)
        uri = try container.decode(String.self, forKey: .uri)
        score = try container.decode(Double.self, forKey: .score)
        metadata = try container.decodeIfPresent([String: NuthatchClient.JSONValue].self, forKey: .attributes) ?? [:]
        text = try container.decode([Content].self, forKey: .content).compactMap(\.text).joined(separator: "\n")
        let details = try container.decodeIfPresent(Details.self, forKey: .nuthatch)
        chunkID = details?.chunkID
        title = details?.title
        headingPath = details?.headingPath ?? []
        span = details?.span
    }
}
