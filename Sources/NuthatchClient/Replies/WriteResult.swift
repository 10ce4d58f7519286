extension NuthatchClient {
    /// What a write did to a document. One that is not listed here is of a later version.
    public struct WriteResult: RawRepresentable, Hashable, Sendable, Codable {
        /// As the service writes it.
        public let rawValue: String

        /// - Parameter rawValue: as the service writes it.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// It was not there.
        public static let new = WriteResult(rawValue: "new")
        /// It was another.
        public static let updated = WriteResult(rawValue: "updated")
        /// It was the same.
        public static let unchanged = WriteResult(rawValue: "unchanged")
        /// It was refused.
        public static let failed = WriteResult(rawValue: "failed")
    }
}
