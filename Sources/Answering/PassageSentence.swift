/// A sentence of a passage.
package struct PassageSentence: Sendable, Equatable {
    /// UTF-8 bytes of the passage's text, between characters.
    package var range: Range<Int>
    /// As a reader sees it: on one line and without markup. Never empty.
    package var shown: String
    /// What the judge says of it, -1 to 1; 0 before it is judged.
    package var relevance: Double

    package init(range: Range<Int>, shown: String, relevance: Double = 0) {
        self.range = range
        self.shown = shown
        self.relevance = relevance
    }
}
