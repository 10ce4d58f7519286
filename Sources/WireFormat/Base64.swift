/// Base64 as RFC 4648, section 4, has it, with padding.
enum Base64 {
    /// Nil where a character is none of the 64, or the length or the padding is wrong.
    static func decode(_ text: String) -> [UInt8]? {
        var characters = Array(text.utf8)[...]
        guard characters.count.isMultiple(of: 4) else { return nil }
        for _ in 0..<2 where characters.last == UInt8(ascii: "=") { characters.removeLast() }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3 + 2)
        var bits: UInt32 = 0
        var held = 0
        for character in characters {
            let value = values[Int(character)]
            guard value < 64 else { return nil }
            bits = bits << 6 | UInt32(value)
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
        // What is left over of the last character must be zeros, so that equal bytes have one text.
        return bits & (1 << UInt32(held) - 1) == 0 ? bytes : nil
    }

    static func append(_ content: [UInt8], to bytes: inout [UInt8]) {
        for start in stride(from: 0, to: content.count, by: 3) {
            let group = content[start..<min(start + 3, content.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let isPadding = place > group.count
                bytes.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)])
            }
        }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The value of each byte, 64 for those that are none of the alphabet.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 64, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()
}
