extension NuthatchClient {
    /// A message to a model.
    public struct ChatMessage: Sendable, Equatable, Encodable {
        /// `system`, `user` or `assistant`.
        public var role: String
        /// Its text.
        public var content: String

        /// - Parameters:
        ///   - role: `system`, `user`, `assistant`, or another that the model knows.
        ///   - content: the text.
        public init(role: String, content: String) {
            self.role = role
            self.content = content
        }

        /// What the model is told beforehand.
        public static func system(_ content: String) -> Self { Self(role: "system", content: content) }
        /// What it is asked.
        public static func user(_ content: String) -> Self { Self(role: "user", content: content) }
        /// What it said.
        public static func assistant(_ content: String) -> Self { Self(role: "assistant", content: content) }
    }
}
