/// An answered question of a log: what `nuthatch ask --json` writes, with the keys that say more.
package struct LogEntry: Sendable, Equatable, Decodable {
    package enum Feedback: String, Sendable, Decodable {
        case up
        case down
    }

    package struct Citation: Sendable, Equatable, Decodable {
        package var documentID: String
        /// The sentence as it was shown, without markup.
        package var quote: String

        private enum CodingKeys: String, CodingKey {
            case documentID = "document_id"
            case quote
        }

        package init(documentID: String, quote: String) {
            self.documentID = documentID
            self.quote = quote
        }
    }

    package var question: String
    package var isAnswerable: Bool
    package var citations: [Citation]
    package var feedback: Feedback?
    package var tags: [String]?
    /// A BCP 47 tag.
    package var language: String?
    package var id: String?

    private enum CodingKeys: String, CodingKey {
        case question, citations, feedback, tags, language, id
        case isAnswerable = "answerable"
    }

    package init(
        question: String,
        isAnswerable: Bool,
        citations: [Citation] = [],
        feedback: Feedback? = nil,
        tags: [String]? = nil,
        language: String? = nil,
        id: String? = nil
    ) {
        self.question = question
        self.isAnswerable = isAnswerable
        self.citations = citations
        self.feedback = feedback
        self.tags = tags
        self.language = language
        self.id = id
    }
}
