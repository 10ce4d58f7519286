package import RAGCore

/// A sentence that was checked, as it would be sent.
package struct CheckedSentence: Sendable, Equatable {
    /// With its marks, and with what parts it from the sentence sent before. Empty for one that is not sent.
    package var text: String
    /// Those that its marks name for the first time.
    package var citations: [Citation]
    package var support: AnswerSentence

    package init(text: String, citations: [Citation], support: AnswerSentence) {
        self.text = text
        self.citations = citations
        self.support = support
    }
}
