extension [UInt8] {
    /// Appends a string of JSON, quotes and all, with the fewest escapes.
    package mutating func appendJSON(_ string: String) {
        append(UInt8(ascii: "\""))
        var text = [UInt8](string.utf8)[...]
        while !text.isEmpty {
            let run = text.span.firstSpecial(from: 0)
            self += text.prefix(run)
            text = text.dropFirst(run)
            if let special = text.popFirst() { appendJSONCharacter(UInt32(special)) }
        }
        append(UInt8(ascii: "\""))
    }

    /// Appends a whole number.
    package mutating func appendJSON(_ number: Int) {
        self += String(number).utf8
    }

    /// Appends what a string holds for a scalar, or for half a surrogate pair.
    mutating func appendJSONCharacter(_ value: UInt32) {
        switch value {
        case 0x22, 0x5C: self += [UInt8(ascii: "\\"), UInt8(value)]
        case 0..<0x20, 0xD800...0xDFFF:
            self += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
            for shift in [12, 8, 4, 0] {
                let digit = UInt8(value >> UInt32(shift) & 15)
                append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
            }
        default:
            if let scalar = Unicode.Scalar(value) { self += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter }
        }
    }
}
