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
        bytes.reserveCapacity(bytes.count + (content.count + 2) / 3 * 4)
        var bits: UInt32 = 0
        var held = 0
        for byte in content {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 6 {
                held -= 6
                bytes.append(alphabet[Int(bits >> UInt32(held) & 63)])
            }
        }
        if held > 0 { bytes.append(alphabet[Int(bits << UInt32(6 - held) & 63)]) }
        for _ in 0..<(3 - content.count % 3) % 3 { bytes.append(UInt8(ascii: "=")) }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The value of each byte, 64 for those that are none of the alphabet.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 64, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()
}
