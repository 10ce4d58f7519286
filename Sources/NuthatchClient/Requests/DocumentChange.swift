extension NuthatchClient {
    /// A document to be written: a new one, or some fields of one that is there.
    ///
    /// ```swift
    /// var change = NuthatchClient.DocumentChange("returns", text: "Returns are free within 30 days.")
    /// change.title = "Returns"
    /// change.metadata = .set(["verified": true])
    /// change.validUntil = .clear
    /// let receipt = try await nuthatch.put(change, in: "default")
    /// print(receipt.result, receipt.embedded)
    /// ```
    public struct DocumentChange: Sendable, Equatable {
        /// What becomes of a field.
        public enum Field<Value: Sendable & Equatable & Encodable>: Sendable, Equatable {
            /// It stays as it is.
            case keep
            /// It has no value any more.
            case clear
            /// It has this value.
            case set(Value)
        }

        /// The shop's own identifier.
        public var id: String
        /// A new document needs one.
        public var text: Field<String> = .keep
        /// The document's title.
        public var title: Field<String> = .keep
        /// How the text is read.
        public var format: Field<Format> = .keep
        /// Where the document is, as a reader should see it.
        public var uri: Field<String> = .keep
        /// A BCP 47 tag.
        public var language: Field<String> = .keep
        /// For whom it is: `customer`, `business`, `staff`, ...
        public var audience: Field<String> = .keep
        /// The first day or moment on which it holds: `2026-11-21`, or with a time.
        public var validFrom: Field<String> = .keep
        /// The last.
        public var validUntil: Field<String> = .keep
        /// What else is known of it; written as a whole.
        public var metadata: Field<[String: JSONValue]> = .keep

        /// - Parameters:
        ///   - id: the shop's own identifier.
        ///   - text: nil where it stays.
        public init(_ id: String, text: String? = nil) {
            self.id = id
            if let text { self.text = .set(text) }
        }
    }
}

extension NuthatchClient.DocumentChange.Field: ExpressibleByUnicodeScalarLiteral,
    ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByStringLiteral
where Value == String {
    /// It has this value.
    public init(stringLiteral value: String) { self = .set(value) }
}

extension NuthatchClient.DocumentChange: Encodable {
    private enum CodingKeys: String, CodingKey {
        case id, text, title, format, uri, language, audience, metadata
        case validFrom = "valid_from"
        case validUntil = "valid_until"
    }

    /// Writes what changes: a field that is kept is left out, one that is cleared is null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func write<Value>(_ field: Field<Value>, _ key: CodingKeys) throws {
            switch field {
            case .keep: break
            case .clear: try container.encodeNil(forKey: key)
            case .set(let value): try container.encode(value, forKey: key)
            }
        }
        try container.encode(id, forKey: .id)
        try write(text, .text)
        try write(title, .title)
        try write(format, .format)
        try write(uri, .uri)
        try write(language, .language)
        try write(audience, .audience)
        try write(validFrom, .validFrom)
        try write(validUntil, .validUntil)
        try write(metadata, .metadata)
    }
}
