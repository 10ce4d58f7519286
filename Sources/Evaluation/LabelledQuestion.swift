/// A question with the documents that answer it; none for one that the documents do not answer.
package struct LabelledQuestion: Sendable, Equatable, Codable {
    package var id: String
    package var question: String
    /// A BCP 47 tag.
    package var language: String
    /// Ids of the documents of which each answers it by itself.
    package var documents: [String]
    /// The sentence that answers it, as it stands in one of them; empty where there is none.
    package var answer: String
    package var tags: [String]

    package init(
        id: String,
        question: String,
        language: String,
        documents: [String],
        answer: String,
        tags: [String]
    ) {
        self.id = id
        self.question = question
        self.language = language
        self.documents = documents
        self.answer = answer
        self.tags = tags
    }

    package var isAnswerable: Bool { !documents.isEmpty }
}
