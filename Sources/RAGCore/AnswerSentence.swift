/// A sentence of an answer, and how well it stands on what it cites.
package struct AnswerSentence: Sendable, Equatable, Codable {
    /// UTF-8 bytes of the answer's text, its marks included.
    package var range: Range<Int>
    /// The indices of its citations, ascending.
    package var citations: [Int]
    /// The share of its words that the cited sources have, 0 to 1.
    package var lexical: Double
    /// The greatest cosine to a sentence of the cited sources, -1 to 1; nil where none was measured.
    package var semantic: Double?
    /// Whether it may be sent as it is.
    package var isSupported: Bool

    package init(range: Range<Int>, citations: [Int], lexical: Double, semantic: Double?, isSupported: Bool) {
        self.range = range
        self.citations = citations
        self.lexical = lexical
        self.semantic = semantic
        self.isSupported = isSupported
    }
}
