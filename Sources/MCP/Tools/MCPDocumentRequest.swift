/// The arguments of the tool `get_document`.
package struct MCPDocumentRequest: Sendable, Equatable {
    package var id: String
    /// Nil for the collection that the server takes by itself.
    package var collection: String?
}
