extension Span<UInt8> {
    /// Where the first quote, backslash or control character at or behind `start` stands; `count` where there is none.
    ///
    /// Eight bytes a step. For each byte b of a word, the high bit of (b - n) & ~b is set where b < n, and that of
    /// (x - 1) & ~x where x = b ^ c is 0 (Mycroft 1987). A borrow can reach into the bytes above one that was found, never
    /// below it, so that the lowest bit set is right.
    func firstSpecial(from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high = ones << 7
        let words = bytes
        var position = start
        while position + 8 <= count {
            // Bounds-checked; "unsafe" for types that have forbidden patterns of bits, which UInt64 has not.
            let word = UInt64(littleEndian: words.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
            let controls = word &- ones &* 0x20
            let quotes = (word ^ ones &* 0x22) &- ones
            let backslashes = (word ^ ones &* 0x5C) &- ones
            let found = (controls | quotes | backslashes) & ~word & high
            if found != 0 { return position + found.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < count, !self[position].isSpecial { position += 1 }
        return position
    }
}

extension UInt8 {
    /// Whether it cannot stand in a string of JSON as it is.
    fileprivate var isSpecial: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }
}
