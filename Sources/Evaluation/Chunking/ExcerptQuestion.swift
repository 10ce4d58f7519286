/// A question with the places of a corpus that answer it.
package struct ExcerptQuestion: Sendable, Equatable {
    package var text: String
    /// The position of its corpus in the set.
    package var corpus: Int
    /// UTF-8 bytes of the corpus; at least one, none empty.
    package var excerpts: [Range<Int>]

    package init(text: String, corpus: Int, excerpts: [Range<Int>]) {
        self.text = text
        self.corpus = corpus
        self.excerpts = excerpts
    }
}
