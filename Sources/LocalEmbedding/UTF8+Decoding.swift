extension UTF8 {
    /// The scalar that starts at a byte of `text`, and where the next one starts.
    ///
    /// A byte that is part of no scalar is read as U+FFFD.
    static func decode(_ text: Span<UInt8>, at start: Int) -> (scalar: Unicode.Scalar, next: Int) {
        let first = text[start]
        guard first >= 0x80 else { return (Unicode.Scalar(first), start + 1) }
        let damaged: (Unicode.Scalar, Int) = ("\u{FFFD}", start + 1)
        let trailing = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
        guard first >= 0xC2, trailing < text.count - start else { return damaged }
        var value = UInt32(first) & (0x3F >> UInt32(trailing))
        for offset in 1...trailing {
            let byte = text[start + offset]
            guard byte & 0xC0 == 0x80 else { return damaged }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return damaged }
        return (scalar, start + trailing + 1)
    }
}
