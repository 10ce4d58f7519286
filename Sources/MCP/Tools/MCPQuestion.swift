/// The arguments of the tool `answer`.
package struct MCPQuestion: Sendable, Equatable {
    /// A message of the conversation.
    package struct Turn: Sendable, Equatable {
        package var isCustomer: Bool
        package var text: String
    }

    package static let turnLimit = 50

    package var question: String
    /// Nil for the collection that the server takes by itself.
    package var collection: String?
    /// A BCP 47 tag; nil for the language of the question.
    package var locale: String?
    /// What was said before, oldest first.
    package var history: [Turn]
}
