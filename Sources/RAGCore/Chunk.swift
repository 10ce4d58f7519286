/// A piece of a document that is embedded, found and cited as one.
///
/// `text` is exactly the bytes `range` of the document's text.
package struct Chunk: Sendable, Equatable {
    /// UTF-8 bytes of the document's text.
    package var range: Range<Int>
    package var text: String
    /// The headings above it, outermost first, without markup.
    package var headingPath: [String]
    /// What goes in front of `text` when it is embedded, so that it says what it is about by itself; may be empty.
    package var context: String
    /// The length of `embeddedText` in the measure that bounded it, special tokens not counted.
    package var length: Int

    package init(range: Range<Int>, text: String, headingPath: [String], context: String, length: Int) {
        self.range = range
        self.text = text
        self.headingPath = headingPath
        self.context = context
        self.length = length
    }

    /// What the embedder sees.
    package var embeddedText: String {
        context.isEmpty ? text : context + "\n" + text
    }
}
