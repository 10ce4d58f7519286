/// What speaks for and against a sentence of an answer, by the sources it cites.
package struct GroundingSignals: Sendable, Equatable, Codable {
    /// The share of its words in the best sentence of the cited sources, 0 to 1.
    package var single: Double
    /// The share in the best two together.
    package var pair: Double
    /// The share in the cited sources with their titles and headings.
    package var whole: Double
    /// The greatest cosine to a sentence of the cited sources, -1 to 1; `pair` stands for it until it is measured.
    package var semantic: Double
    /// By how much a source that is not cited has more of its words in two sentences; 0 where none has.
    package var rival: Double
    /// Hard facts that no cited source has.
    package var missing: Int
    /// Hard facts that the cited sources have, but not in the best two sentences.
    package var distant: Int
    /// What is denied on one side only, or said by an opposite word.
    package var opposed: Int
    /// Words that carry meaning.
    package var words: Int

    package init(
        single: Double = 0,
        pair: Double = 0,
        whole: Double = 0,
        semantic: Double = 0,
        rival: Double = 0,
        missing: Int = 0,
        distant: Int = 0,
        opposed: Int = 0,
        words: Int = 0
    ) {
        self.single = single
        self.pair = pair
        self.whole = whole
        self.semantic = semantic
        self.rival = rival
        self.missing = missing
        self.distant = distant
        self.opposed = opposed
        self.words = words
    }
}
