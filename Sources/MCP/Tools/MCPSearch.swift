/// The arguments of the tool `search`.
package struct MCPSearch: Sendable, Equatable {
    package static let limits = 1...50
    package static let standardLimit = 8

    package var query: String
    /// Nil for the collection that the server takes by itself.
    package var collection: String?
    package var limit: Int
    /// Only documents in this language, a BCP 47 tag, and those that name none.
    package var language: String?
}
