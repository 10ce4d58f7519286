extension NuthatchClient {
    /// Why a person should take over. One that is not listed here is of a later version.
    public struct ReasonCode: RawRepresentable, Hashable, Sendable, Codable {
        /// As the service writes it.
        public let rawValue: String

        /// - Parameter rawValue: as the service writes it.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// No document is near the question.
        public static let noSource = ReasonCode(rawValue: "no_source")
        /// The documents may not answer it.
        public static let weakEvidence = ReasonCode(rawValue: "weak_evidence")
        /// The documents contradict each other.
        public static let contradiction = ReasonCode(rawValue: "contradiction")
        /// A model's answer does not stand on its sources.
        public static let ungroundedAnswer = ReasonCode(rawValue: "ungrounded_answer")
        /// The customer asks for a person.
        public static let askedForPerson = ReasonCode(rawValue: "asked_for_person")
        /// An account or an order has to be changed.
        public static let accountAction = ReasonCode(rawValue: "account_action")
        /// Something has to be asked first, such as the number of the order.
        public static let missingDetail = ReasonCode(rawValue: "missing_detail")
        /// The customer complains.
        public static let complaint = ReasonCode(rawValue: "complaint")
        /// The language is not served.
        public static let unsupportedLanguage = ReasonCode(rawValue: "unsupported_language")
        /// What would answer cannot be reached.
        public static let unavailable = ReasonCode(rawValue: "unavailable")
    }
}
