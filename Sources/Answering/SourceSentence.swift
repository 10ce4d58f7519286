/// A sentence of a source, and where it stands.
package struct SourceSentence: Sendable, Equatable {
    /// UTF-8 bytes of the text it is taken from, between characters: the passage's while it is judged, the document's once
    /// it is told to a model; of a lookup the field's, in the lines of its fields.
    package var range: Range<Int>
    /// As a reader sees it: on one line, without markup and invisible characters. Never empty.
    package var shown: String
    /// What the judge says of it, -1 to 1; 0 before it is judged.
    package var relevance: Double

    package init(range: Range<Int>, shown: String, relevance: Double = 0) {
        self.range = range
        self.shown = shown
        self.relevance = relevance
    }
}
