extension NuthatchClient {
    /// The answer to a question, or why there is none.
    public struct Answer: Sendable, Equatable {
        /// How a sentence stands on what it cites.
        public struct Sentence: Sendable, Equatable, Decodable {
            /// Where it is in the text.
            public var span: Span
            /// The numbers of what it cites.
            public var citations: [Int]
            /// The share of its words that the cited passages hold.
            public var lexical: Double
            /// How near its meaning is to theirs, where that was measured.
            public var semantic: Double?
        }

        /// Two documents that say different things.
        public struct Conflict: Sendable, Equatable, Decodable {
            /// What one of them says.
            public struct Side: Sendable, Equatable, Decodable {
                /// Which one.
                public var documentID: String
                /// Its words.
                public var sentence: String

                private enum CodingKeys: String, CodingKey {
                    case sentence
                    case documentID = "document_id"
                }
            }

            /// In what they differ.
            public var kind: String
            /// What either says.
            public var sides: [Side]
        }

        /// The answer to one of several things that were asked.
        public struct Part: Sendable, Equatable, Decodable {
            /// What was asked.
            public var query: String
            /// Nil where there is none.
            public var text: String?
            /// Whether the sources answer it.
            public var isAnswerable: Bool
            /// Who answers it.
            public var route: Route
            /// Whether a person should.
            public var handoff: Handoff

            private enum CodingKeys: String, CodingKey {
                case query, route, handoff
                case text = "answer"
                case isAnswerable = "answerable"
            }
        }

        /// For `feedback(on:)` and `record(of:)`; nil where questions are not kept.
        public var id: String?
        /// As it was asked; nil within a chat completion.
        public var question: String?
        /// What was looked for: a follow-up made whole.
        public var retrievalQuery: String?
        /// Nil where nothing can be answered, and within a chat completion.
        public var text: String?
        /// Whether the sources answer the question.
        public var isAnswerable: Bool
        /// What the text stands on.
        public var citations: [Citation]
        /// How each sentence stands on it.
        public var sentences: [Sentence]
        /// How well all of it does, 0 to 1.
        public var grounding: Double?
        /// Who answered, and why.
        public var route: Route
        /// Whether a person should take over.
        public var handoff: Handoff
        /// The nearest pages, where there is no answer.
        public var suggestions: [SourcePage]
        /// What the question names.
        public var entities: [Entity]
        /// Where the sources disagree.
        public var conflicts: [Conflict]
        /// Where several things were asked: each one.
        public var parts: [Part]
        /// Nil where no model was called.
        public var usage: Usage?
        /// In USD; nil where it is not known.
        public var cost: Double?
        /// Whether it was kept from before: `hit`, `miss`, `stale`, `coalesced`, `off`.
        public var cache: String
        /// Of the documents.
        public var corpusVersion: Int64
        /// In the service.
        public var tookMs: Double
        /// How it came about, where the question asks for it.
        public var explain: [JSONValue]
        /// What the call took.
        public var report = CallReport()
    }
}

extension NuthatchClient.Answer: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, question, citations, sentences, grounding, route, handoff, suggestions, entities,
            conflicts, parts, usage, cache, explain
        case retrievalQuery = "retrieval_query"
        case text = "answer"
        case isAnswerable = "answerable"
        case cost = "cost_usd"
        case corpusVersion = "corpus_version"
        case tookMs = "took_ms"
    }

    /// Reads the service's JSON. A list that is missing is empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func list<Element: Decodable>(_ key: CodingKeys) throws -> [Element] {
            try container.decodeIfPresent([Element].self, forKey: key) ?? []
        }
        id = try container.decodeIfPresent(String.self, forKey: .id)
        question = try container.decodeIfPresent(String.self, forKey: .question)
        retrievalQuery = try container.decodeIfPresent(String.self, forKey: .retrievalQuery)
        text = try container.decodeIfPresent(String.self, forKey: .text)
        isAnswerable = try container.decode(Bool.self, forKey: .isAnswerable)
        citations = try list(.citations)
        sentences = try list(.sentences)
        grounding = try container.decodeIfPresent(Double.self, forKey: .grounding)
        route = try container.decode(NuthatchClient.Route.self, forKey: .route)
        handoff = try container.decode(NuthatchClient.Handoff.self, forKey: .handoff)
        suggestions = try list(.suggestions)
        entities = try list(.entities)
        conflicts = try list(.conflicts)
        parts = try list(.parts)
        usage = try container.decodeIfPresent(NuthatchClient.Usage.self, forKey: .usage)
        cost = try container.decodeIfPresent(Double.self, forKey: .cost)
        cache = try container.decode(String.self, forKey: .cache)
        corpusVersion = try container.decode(Int64.self, forKey: .corpusVersion)
        tookMs = try container.decode(Double.self, forKey: .tookMs)
        explain = try list(.explain)
    }
}
