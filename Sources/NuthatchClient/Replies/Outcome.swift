extension NuthatchClient {
    /// Who answers. One that is not listed here is of a later version.
    public struct Outcome: RawRepresentable, Hashable, Sendable, Codable {
        /// As the service writes it.
        public let rawValue: String

        /// - Parameter rawValue: as the service writes it.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A verified answer, as it stands.
        public static let curated = Outcome(rawValue: "curated")
        /// Sentences of the documents.
        public static let quoted = Outcome(rawValue: "quoted")
        /// The shop's own service, for an order or the stock.
        public static let lookup = Outcome(rawValue: "lookup")
        /// The cheap model.
        public static let cheap = Outcome(rawValue: "cheap")
        /// The strong model.
        public static let strong = Outcome(rawValue: "strong")
        /// A person.
        public static let handoff = Outcome(rawValue: "handoff")
    }
}
