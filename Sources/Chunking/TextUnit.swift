/// The least that a chunk takes in whole: a sentence, a list item, a table row, or a piece of one that was too long.
struct TextUnit {
    /// UTF-8 bytes of the document's text, without white space at either end.
    var range: Range<Int>
    /// In the text measure.
    var length: Int
    /// The length of what stands between the unit before and this one.
    var gap: Int
    /// What it costs to start a chunk with this unit.
    var breakCost: Double
    /// Whether lengths may not add up at its start: no white space separates it from the unit before.
    var isTight: Bool
    var sort: Sort

    enum Sort {
        /// One sentence of running text or a list item, whole; the next chunk may repeat it.
        case sentence
        case question
        /// Whole lines of a table or of code.
        case line
        /// A part of any of these.
        case fragment
    }
}

/// What it costs to cut a text in front of a unit.
///
/// The scale is that of `ChunkPlan`: 1 is an empty chunk, 0.25 one that is half full. So a paragraph is kept whole
/// unless that leaves a chunk about half empty.
enum BreakCost {
    static let block = 0.0
    /// Between items of a list, rows of a table, groups of code lines.
    static let item = 0.02
    static let sentence = 0.08
    static let line = 0.1
    /// Behind a paragraph that ends in a colon, and so introduces what follows.
    static let introduced = 0.15
    static let clause = 0.25
    static let word = 0.5
    /// Behind a question or the header of a table: what follows says nothing without it.
    static let header = 0.75
    static let character = 1.0
}
