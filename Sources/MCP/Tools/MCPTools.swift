/// What stands behind the tools.
///
/// A `MCPToolFault` that is thrown is told to the model, which can mend its call; anything else is told to nobody but the
/// server's own log. Work stops where its task is cancelled.
package protocol MCPTools: Sendable {
    /// The passages nearest to a text, best first.
    func search(_ search: MCPSearch) async throws -> MCPPassages

    /// A cited answer, or that the documents do not answer.
    func answer(_ question: MCPQuestion) async throws -> MCPAnswer

    /// A whole document.
    ///
    /// - Throws: `MCPToolFault` where there is none of that id.
    func document(_ wanted: MCPDocumentRequest) async throws -> MCPDocument
}
