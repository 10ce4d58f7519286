/// The words of a text, as a hash each: runs of letters and digits, ASCII in lower case, of three bytes or more, since
/// shorter ones say little.
struct WordHashes: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func next() -> UInt64? {
        while position < end {
            let start = position
            // FNV-1a.
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            while position < end, let byte = Self.folded(bytes[position]) {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
                position += 1
            }
            if position - start >= 3 { return hash }
            position += 1
        }
        return nil
    }

    /// Nil where the byte is of no word.
    private static func folded(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: byte
        default: nil
        }
    }
}
