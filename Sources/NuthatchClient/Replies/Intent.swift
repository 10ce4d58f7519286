extension NuthatchClient {
    /// What a message is about.
    public struct Intent: Sendable, Equatable, Decodable {
        /// What it might be about instead.
        public struct Alternative: Sendable, Equatable, Decodable {
            /// What it would be about.
            public var intent: String
            /// How likely that is.
            public var probability: Double
        }

        /// One of the things that are asked.
        public struct Part: Sendable, Equatable, Decodable {
            /// What is asked.
            public var text: String
            /// What it is about.
            public var intent: String?
            /// How likely that is.
            public var probability: Double?
            /// What else it might be about, likeliest first.
            public var alternatives: [Alternative]
            /// What it names.
            public var entities: [Entity]
            /// Who would answer it.
            public var route: Route?
        }

        /// Nil where it is nothing that the shop knows.
        public var intent: String?
        /// How likely that is.
        public var probability: Double?
        /// What it names.
        public var entities: [Entity]
        /// Each of the things that are asked; one where it is one.
        public var parts: [Part]
        /// In the service.
        public var tookMs: Double

        private enum CodingKeys: String, CodingKey {
            case intent, probability, entities, parts
            case tookMs = "took_ms"
        }
    }
}
