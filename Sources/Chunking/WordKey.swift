/// A short word as a number: up to 8 bytes, ASCII letters in lower case. It makes tables of words that are asked
/// without a string.
struct WordKey: Hashable {
    private let packed: UInt64

    /// Nil where the word is empty or longer than 8 bytes.
    init?(_ word: Range<Int>, in bytes: Span<UInt8>) {
        guard (1...8).contains(word.count) else { return nil }
        self.init(startOf: word, in: bytes)
    }

    /// The first 8 bytes of a word of any length.
    init(startOf word: Range<Int>, in bytes: Span<UInt8>) {
        var packed: UInt64 = 0
        for index in word.prefix(8) { packed = packed << 8 | Self.folded(bytes[index]) }
        self.packed = packed
    }

    /// The first 8 bytes of `word`.
    init(_ word: Substring) {
        packed = word.utf8.prefix(8).reduce(0) { $0 << 8 | Self.folded($1) }
    }

    private static func folded(_ byte: UInt8) -> UInt64 {
        UInt64((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
    }
}
