import JSONText

/// A message of a chat, its parts of text joined.
struct ChatMessage {
    var role: String
    var text: String

    init?(_ node: JSONNode) {
        guard let role = node["role"]?.string else { return nil }
        self.role = role
        let content = node["content"]
        text = content?.string ?? content?.elements.compactMap { $0["text"]?.string }.joined(separator: "\n") ?? ""
    }
}
