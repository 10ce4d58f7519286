/// Finds the words of a text too long to stay whole: what stands between white space, or ends in a wide comma.
package enum Words {
    /// The first word from `position` on; nil where only white space is left before `limit`.
    package static func next(in bytes: Span<UInt8>, from position: Int, to limit: Int) -> Range<Int>? {
        let start = bytes.skippingBlanks(from: position, limit: limit)
        guard start < limit else { return nil }
        var end = start
        while end < limit, bytes.blankLength(at: end, limit: limit) == 0 {
            guard let (scalar, length) = bytes.scalar(at: end, limit: limit) else {
                end += 1
                continue
            }
            end += length
            if isWideComma(scalar) { break }
        }
        return start..<end
    }

    /// Whether the word that ends at `end` ends a clause, or a cell of a table.
    static func endsClause(at end: Int, in bytes: Span<UInt8>) -> Bool {
        let start = bytes.scalarStart(atOrBefore: end - 1, limit: 0)
        guard let (scalar, _) = bytes.scalar(at: start, limit: end) else { return false }
        switch scalar {
        case ",", ";", ":", ".", "!", "?", ")", "|", "–", "—", "،", "؛": return true
        default: return isWideComma(scalar)
        }
    }

    private static func isWideComma(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "、", "，", "；", "：": true
        default: false
        }
    }
}
