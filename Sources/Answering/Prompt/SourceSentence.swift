/// A sentence of a source, and where it stands.
package struct SourceSentence: Sendable, Equatable {
    /// UTF-8 bytes of the document's stored text; of a lookup the field's, in the lines of its fields.
    package var range: Range<Int>
    /// As a reader sees it: on one line, without markup and invisible characters.
    package var shown: String
    /// What the judge says of it, -1 to 1; 0 before it is judged.
    package var relevance: Double

    package init(range: Range<Int>, shown: String, relevance: Double = 0) {
        self.range = range
        self.shown = shown
        self.relevance = relevance
    }
}
