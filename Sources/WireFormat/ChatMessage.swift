/// A message of a conversation, in text alone.
package struct ChatMessage: Sendable, Equatable {
    package enum Role: String, Sendable {
        case system
        case user
        case assistant
    }

    package var role: Role
    package var content: String

    package init(_ role: Role, _ content: String) {
        self.role = role
        self.content = content
    }
}
