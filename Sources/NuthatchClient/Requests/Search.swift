extension NuthatchClient {
    /// What is searched for. A text alone will do.
    public struct Search: Sendable, Equatable, ExpressibleByStringLiteral {
        /// How passages are ranked.
        public enum Ranker: String, Sendable, Codable {
            /// By meaning and words, weighed query by query.
            case auto
            /// By meaning and words.
            case hybrid
            /// By meaning.
            case dense
            /// By words.
            case lexical
        }

        /// One, or several whose results are put together.
        public var queries: [String]
        /// Where to look; `default` where nil.
        public var collection: String?
        /// Only these documents.
        public var filter: Filter?
        /// 1 to 50; the service's own number, 10, where nil.
        public var limit: Int?
        /// By the service's own choice where nil.
        public var ranker: Ranker?
        /// Only passages that score as much, 0 to 1.
        public var scoreThreshold: Double?
        /// Whether the queries are made fit for searching first.
        public var rewritesQuery: Bool

        /// Only a query is needed.
        public init(
            _ queries: String...,
            collection: String? = nil,
            filter: Filter? = nil,
            limit: Int? = nil,
            ranker: Ranker? = nil,
            scoreThreshold: Double? = nil,
            rewritesQuery: Bool = false
        ) {
            self.queries = queries
            self.collection = collection
            self.filter = filter
            self.limit = limit
            self.ranker = ranker
            self.scoreThreshold = scoreThreshold
            self.rewritesQuery = rewritesQuery
        }

        /// A text alone.
        public init(stringLiteral text: String) { self.init(text) }
    }
}

extension NuthatchClient.Search: Encodable {
    private enum CodingKeys: String, CodingKey {
        case query, collection, filters
        case limit = "max_num_results"
        case ranking = "ranking_options"
        case rewritesQuery = "rewrite_query"
    }

    private struct Ranking: Encodable {
        var ranker: Ranker?
        var threshold: Double?

        enum CodingKeys: String, CodingKey {
            case ranker
            case threshold = "score_threshold"
        }
    }

    /// Writes what is said, and leaves out the rest.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if queries.count == 1 {
            try container.encode(queries[0], forKey: .query)
        } else {
            try container.encode(queries, forKey: .query)
        }
        try container.encodeIfPresent(collection, forKey: .collection)
        try container.encodeIfPresent(filter, forKey: .filters)
        try container.encodeIfPresent(limit, forKey: .limit)
        if ranker != nil || scoreThreshold != nil {
            try container.encode(Ranking(ranker: ranker, threshold: scoreThreshold), forKey: .ranking)
        }
        if rewritesQuery { try container.encode(true, forKey: .rewritesQuery) }
    }
}
