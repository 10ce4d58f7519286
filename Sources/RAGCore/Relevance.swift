/// What a judge says of a passage: -1 to 1, higher is better.
package struct Relevance: Sendable, Equatable {
    package var passage: Double
    /// In the order of the passage's sentences.
    package var sentences: [Double]

    package init(passage: Double, sentences: [Double]) {
        self.passage = passage
        self.sentences = sentences
    }
}
