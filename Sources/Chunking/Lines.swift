/// Finds lines, and groups of lines between blank lines. All ranges are without white space at their ends.
enum Lines {
    /// The first line from `position` on that is not blank; nil where there is none before `limit`.
    static func next(in bytes: Span<UInt8>, from position: Int, to limit: Int) -> Range<Int>? {
        let start = bytes.skippingBlanks(from: position, limit: limit)
        guard start < limit else { return nil }
        let end = SentenceScanner.lineEnd(from: start, limit: limit, in: bytes)
        return start..<bytes.trimmedEnd(of: start..<end)
    }

    /// The first lines from `position` on without a blank one between them: a paragraph of plain text.
    static func nextGroup(in bytes: Span<UInt8>, from position: Int, to limit: Int) -> Range<Int>? {
        let start = bytes.skippingBlanks(from: position, limit: limit)
        guard start < limit else { return nil }
        var end = start
        while true {
            end = SentenceScanner.lineEnd(from: end, limit: limit, in: bytes)
            let next = bytes.skippingBlanks(from: end, limit: limit)
            if next == limit || hasBlankLine(between: end, and: next, in: bytes) {
                return start..<bytes.trimmedEnd(of: start..<end)
            }
            end = next
        }
    }

    /// Whether more than one line ends in the white space from `start` to `end`.
    private static func hasBlankLine(between start: Int, and end: Int, in bytes: Span<UInt8>) -> Bool {
        var lineEnds = 0
        for index in start..<end where bytes[index] == UInt8(ascii: "\n") { lineEnds += 1 }
        return lineEnds > 1
    }
}
