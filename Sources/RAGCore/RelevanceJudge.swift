/// Judges how well passages speak of what was asked, word by word: slower and sharper than comparing two vectors.
package protocol RelevanceJudge: Sendable {
    /// How well each passage covers the question, and each of its sentences.
    ///
    /// - Parameters:
    ///   - passages: what is beyond the model's limit is not read, and its sentences are judged 0.
    ///   - question: its words in order, each with its weight.
    func relevance(of passages: [SegmentedPassage], to question: [WeightedWord]) async throws -> [Relevance]
}

/// A passage as its sentences, with what stands above it.
package struct SegmentedPassage: Sendable, Equatable {
    package var context: String
    package var sentences: [String]

    package init(context: String, sentences: [String]) {
        self.context = context
        self.sentences = sentences
    }
}

/// A word of a question, and how much it counts: 0 for one that any question has.
package struct WeightedWord: Sendable, Equatable {
    package var text: String
    package var weight: Float

    package init(text: String, weight: Float) {
        self.text = text
        self.weight = weight
    }
}

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
