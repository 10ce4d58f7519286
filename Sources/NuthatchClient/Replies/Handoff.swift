extension NuthatchClient {
    /// Whether a person should take over.
    public struct Handoff: Sendable, Equatable, Decodable {
        /// Whether a person should.
        public var isRecommended: Bool
        /// Why; nil where none should.
        public var reasonCode: ReasonCode?

        private enum CodingKeys: String, CodingKey {
            case isRecommended = "recommended"
            case reasonCode = "reason_code"
        }
    }
}
