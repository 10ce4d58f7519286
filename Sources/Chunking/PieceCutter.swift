import RAGCore

/// Cuts text that has no white space: a key, a hash, Chinese without a comma.
struct PieceCutter {
    let measure: any TextMeasure

    /// A grapheme cluster is kept whole where it starts within so many bytes in front of a cut. The longest emoji
    /// sequences take 35; a longer cluster is one only by name.
    private static let lookBack = 64

    /// The longest prefix of `range` found to measure at most `limit`, trying `guess` bytes first; at least one scalar.
    ///
    /// It halves until the prefix fits, so its time is linear in `guess`.
    func prefix(
        of range: Range<Int>,
        limit: Int,
        guess: Int,
        in bytes: Span<UInt8>
    ) -> (end: Int, length: Int) {
        var size = max(1, guess)
        while true {
            let end = cut(in: range, near: size, bytes)
            let length = measure.length(of: bytes.extracting(range.lowerBound..<end))
            if length <= limit || size == 1 { return (end, length) }
            size = max(1, min(size, end - range.lowerBound) / 2)
        }
    }

    /// The last good place for a cut at most `size` bytes into `range`, behind its first scalar.
    private func cut(in range: Range<Int>, near size: Int, _ bytes: Span<UInt8>) -> Int {
        guard size < range.count else { return range.upperBound }
        let end = bytes.scalarStart(atOrBefore: range.lowerBound + size, limit: range.lowerBound)
        guard end > range.lowerBound else {
            return min(range.upperBound, bytes.scalarStart(atOrAfter: range.lowerBound + 1))
        }
        return clusterStart(atOrBefore: end, in: range, bytes) ?? end
    }

    /// The start of the grapheme cluster that `end` stands in or at. Nil where none starts near it, behind the start of
    /// `range`.
    private func clusterStart(atOrBefore end: Int, in range: Range<Int>, _ bytes: Span<UInt8>) -> Int? {
        let lower = max(range.lowerBound, end - Self.lookBack)
        let start = bytes.scalarStart(atOrBefore: lower, limit: range.lowerBound)
        let stop = bytes.scalarStart(atOrBefore: min(range.upperBound, end + 8), limit: end)
        let window = String(decoding: (start..<stop).map { bytes[$0] }, as: UTF8.self)
        var position = start
        var found: Int?
        for character in window {
            if position > end { break }
            if position > start { found = position }
            position += character.utf8.count
        }
        return found
    }
}
