/// Eight bytes of a text, asked all at once.
///
/// An answer has the high bit of each byte for which it holds: that of (b - n) & ~b is set where b < n, and that of
/// (x - 1) & ~x with x = b ^ c where b is c (Mycroft 1987). A borrow can reach into the bytes above one that was found,
/// never below it, so that the lowest bit set is always right.
@usableFromInline
package struct EightBytes {
    @usableFromInline let word: UInt64

    @inlinable
    package init(word: UInt64) {
        self.word = word
    }

    /// Which of the bytes are below `limit`, itself at most 128.
    @inlinable
    package func below(_ limit: UInt8) -> UInt64 {
        (word &- Self.ones &* UInt64(limit)) & ~word & Self.highBits
    }

    /// Which of the bytes are `byte`.
    @inlinable
    package func equal(to byte: UInt8) -> UInt64 {
        let difference = word ^ Self.ones &* UInt64(byte)
        return (difference &- Self.ones) & ~difference & Self.highBits
    }

    @inlinable package static var ones: UInt64 { 0x0101_0101_0101_0101 }
    @inlinable package static var highBits: UInt64 { ones << 7 }
}

extension Span<UInt8> {
    /// Where the first byte at or behind `start` stands of which `condition` holds; `count` where there is none.
    @inlinable
    package func firstIndex(from start: Int, where condition: (EightBytes) -> UInt64) -> Int {
        var position = start
        while position + 8 <= count {
            // Bounds-checked; "unsafe" for types that have forbidden patterns of bits, which UInt64 has not.
            let word = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            let found = condition(EightBytes(word: UInt64(littleEndian: word)))
            if found != 0 { return position + found.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < count, condition(EightBytes(word: UInt64(self[position]) &* EightBytes.ones)) == 0 {
            position += 1
        }
        return position
    }

    /// Where the first byte at or behind `start` stands that a string of JSON cannot hold as it is: a quote, a backslash
    /// or a control character.
    func firstSpecial(from start: Int) -> Int {
        firstIndex(from: start) {
            $0.below(0x20) | $0.equal(to: UInt8(ascii: "\"")) | $0.equal(to: UInt8(ascii: "\\"))
        }
    }
}
