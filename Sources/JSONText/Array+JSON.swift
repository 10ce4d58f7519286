extension [UInt8] {
    /// Appends a string of JSON, quotes and all, with the fewest escapes.
    package mutating func appendJSON(_ string: String) {
        let text = string.utf8.span
        reserveCapacity(count + text.count + 2)
        append(UInt8(ascii: "\""))
        var position = 0
        while position < text.count {
            let run = text.firstSpecial(from: position)
            append(text.extracting(position..<run))
            guard run < text.count else { break }
            appendJSONCharacter(UInt32(text[run]))
            position = run + 1
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

    private mutating func append(_ run: Span<UInt8>) {
        for index in run.indices { append(run[index]) }
    }
}
