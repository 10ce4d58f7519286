/// Measures text in the unit that bounds a chunk: an embedder's tokens, or characters.
///
/// Lengths add up where a text is cut at white space: `length(a + " " + b) == length(a) + length(b)` for tokens, and at
/// most one more for characters. So a chunker measures each sentence once.
package protocol TextMeasure: Sendable {
    /// Equal for measures that measure alike, such as `wordpiece:30522` or `characters`.
    var name: String { get }

    /// The length of valid UTF-8, which may be any piece of a document.
    func length(of utf8: Span<UInt8>) -> Int
}
