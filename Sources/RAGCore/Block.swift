/// A piece of a document's structure, by its range in the document's text.
package struct Block: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// A heading: `level` 1 to 6, `title` without markup.
        case heading(level: Int, title: String)
        case paragraph
        /// One item of a list; `depth` 1 is the outermost list.
        case listItem(depth: Int)
        /// The header row of a table; the rows that follow belong to it.
        case tableHeader
        case tableRow
        case code
        case quote
        /// A question whose answer is the blocks up to the next question or heading.
        case question
    }

    package var kind: Kind
    /// UTF-8 bytes of the document's text.
    package var range: Range<Int>

    package init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}
