package import RAGCore

/// A question, and where its answer may come from.
package struct AnswerRequest: Sendable, Equatable {
    package var question: String
    package var collection: String
    package var filter: Filter?

    package init(question: String, collection: String, filter: Filter? = nil) {
        self.question = question
        self.collection = collection
        self.filter = filter
    }
}
