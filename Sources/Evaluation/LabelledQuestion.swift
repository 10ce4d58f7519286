/// A question with the documents that answer it; none for one that the documents do not answer.
package struct LabelledQuestion: Sendable, Equatable, Decodable {
    package var id: String
    package var question: String
    /// A BCP 47 tag.
    package var language: String
    /// Ids of the documents of which each answers it by itself.
    package var documents: [String]
    /// The sentence that answers it, as it stands in one of them; empty where there is none.
    package var answer: String
    package var tags: [String]

    package var isAnswerable: Bool { !documents.isEmpty }
}
