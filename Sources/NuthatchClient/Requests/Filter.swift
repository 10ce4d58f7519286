extension NuthatchClient {
    /// Which documents are looked at, by their metadata. At most 8 levels deep, with 100 comparisons.
    ///
    /// ```swift
    /// let filter = NuthatchClient.Filter.and([.less("price", 200), .in("color", ["red", "blue"])])
    /// ```
    public indirect enum Filter: Sendable, Equatable {
        /// The value is this one.
        case equal(String, JSONValue)
        /// The value is another, or missing.
        case notEqual(String, JSONValue)
        /// The value is greater.
        case greater(String, JSONValue)
        /// The value is greater or the same.
        case greaterOrEqual(String, JSONValue)
        /// The value is less.
        case less(String, JSONValue)
        /// The value is less or the same.
        case lessOrEqual(String, JSONValue)
        /// The value is one of these.
        case `in`(String, [JSONValue])
        /// The value is none of these.
        case notIn(String, [JSONValue])
        /// All of these hold.
        case and([Filter])
        /// One of these holds.
        case or([Filter])
    }
}

extension NuthatchClient.Filter: Encodable {
    private enum CodingKeys: String, CodingKey {
        case type, key, value, filters
    }

    /// Writes the filter of OpenAI's vector stores.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func compare(_ type: String, _ key: String, _ value: NuthatchClient.JSONValue) throws {
            try container.encode(type, forKey: .type)
            try container.encode(key, forKey: .key)
            try container.encode(value, forKey: .value)
        }
        func combine(_ type: String, _ filters: [Self]) throws {
            try container.encode(type, forKey: .type)
            try container.encode(filters, forKey: .filters)
        }
        switch self {
        case .equal(let key, let value): try compare("eq", key, value)
        case .notEqual(let key, let value): try compare("ne", key, value)
        case .greater(let key, let value): try compare("gt", key, value)
        case .greaterOrEqual(let key, let value): try compare("gte", key, value)
        case .less(let key, let value): try compare("lt", key, value)
        case .lessOrEqual(let key, let value): try compare("lte", key, value)
        case .in(let key, let values): try compare("in", key, .array(values))
        case .notIn(let key, let values): try compare("nin", key, .array(values))
        case .and(let filters): try combine("and", filters)
        case .or(let filters): try combine("or", filters)
        }
    }
}
