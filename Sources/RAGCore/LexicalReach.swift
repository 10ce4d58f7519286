/// How far the words of a text can reach in a collection.
package struct LexicalReach: Sendable, Equatable {
    /// The different words that are looked for; those without meaning are left out where others remain.
    package var words: Int
    /// The BM25 score that no passage exceeds: over the words, the sum of their inverse document frequency times k1 + 1.
    package var ceiling: Double

    package init(words: Int, ceiling: Double) {
        self.words = words
        self.ceiling = ceiling
    }
}
