/// What the tokenizer's loop does with a byte of text, in one table for all 256.
///
/// A class is a byte itself, so that the table also lowercases: those above `other` are letters of a word, as they
/// stand in the vocabulary. All of them are printable, so they are above the four classes.
enum ByteClass {
    static let space: UInt8 = 0
    static let punctuation: UInt8 = 1
    /// Punctuation that a special token starts with.
    static let bracket: UInt8 = 2
    /// A control character, or a byte of a character beyond ASCII.
    static let other: UInt8 = 3

    static func table(lowercases: Bool, brackets: [UInt8]) -> [UInt8] {
        (UInt8.min...UInt8.max).map { byte in
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): space
            case 0..<0x20, 0x7F...: other
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): lowercases ? byte | 0x20 : byte
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            default: brackets.contains(byte) ? bracket : punctuation
            }
        }
    }
}
