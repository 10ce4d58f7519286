extension NuthatchClient {
    /// How a document's text is read.
    public struct Format: RawRepresentable, Hashable, Sendable, Codable {
        /// As the service writes it.
        public let rawValue: String

        /// - Parameter rawValue: as the service writes it.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// With or without front matter.
        public static let markdown = Format(rawValue: "markdown")
        /// A page.
        public static let html = Format(rawValue: "html")
        /// Plain text.
        public static let text = Format(rawValue: "text")
    }
}
