package import RAGCore

/// What a model says a question is about.
package struct ModelIntent: Sendable, Equatable {
    /// The name of an intent where it could not be read, or is none that was offered.
    package static let unknown = "unknown"

    package let intent: String
    /// Those of the model's that stand in the question.
    package let entities: [Entity]

    package init(intent: String, entities: [Entity]) {
        self.intent = intent
        self.entities = entities
    }
}
