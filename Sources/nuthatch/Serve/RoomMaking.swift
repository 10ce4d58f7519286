import Answering
import Routing

/// What one reading of the settings decides of the rooms of collections.
struct RoomMaking: Sendable {
    let classifier: IntentClassifier
    /// What answers are made of, given what is a collection's.
    let parts: @Sendable (Answerer, ProductDictionary) -> AnswerPipeline.Parts
}
