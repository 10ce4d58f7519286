import RAGCore

/// A sentence that is quoted.
struct Quote: Sendable {
    let passage: Passage
    let sentence: SourceSentence
    /// All its words, by their stems.
    private let stems: Set<String>

    init(_ sentence: SourceSentence, of passage: Passage) {
        self.passage = passage
        self.sentence = sentence
        stems = Set(QuestionWords.words(of: sentence.shown).map(QuestionWords.stem))
    }

    /// Whether the other quote has all its words, so that it adds nothing to it.
    func repeats(_ other: Quote) -> Bool {
        stems.isSubset(of: other.stems)
    }

    /// - Parameter index: the mark in the answer's text, from 1.
    func citation(_ index: Int) -> Citation {
        let start = passage.range.lowerBound
        return Citation(
            index: index,
            chunkID: passage.chunkID,
            documentID: passage.documentID,
            uri: passage.uri,
            title: passage.title,
            headingPath: passage.headingPath,
            quote: sentence.shown,
            span: (start + sentence.range.lowerBound)..<(start + sentence.range.upperBound)
        )
    }
}
