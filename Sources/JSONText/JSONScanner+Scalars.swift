extension JSONScanner {
    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
    mutating func number(_ text: Span<UInt8>) throws(JSONError) {
        let start = position
        _ = take(UInt8(ascii: "-"), text)
        if take(UInt8(ascii: "0"), text) {
            if position < text.count, text[position].isDigit { throw error(.badNumber) }
        } else {
            try digits(text)
        }
        if take(UInt8(ascii: "."), text) { try digits(text) }
        if take(UInt8(ascii: "e"), text) || take(UInt8(ascii: "E"), text) {
            if !take(UInt8(ascii: "+"), text) { _ = take(UInt8(ascii: "-"), text) }
            try digits(text)
        }
        append(.number, from: start)
    }

    private mutating func digits(_ text: Span<UInt8>) throws(JSONError) {
        let start = position
        while position < text.count, text[position].isDigit { position += 1 }
        guard position > start else { throw error(.badNumber) }
    }

    mutating func string(_ text: Span<UInt8>) throws(JSONError) {
        let start = position
        var isEscaped = false
        position += 1
        while true {
            position = text.firstSpecial(from: position)
            guard position < text.count else { throw error(.endOfText(expected: "a closing quote")) }
            switch text[position] {
            case UInt8(ascii: "\""):
                position += 1
                return append(.string, from: start, isEscaped: isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                try escape(text)
            default: throw error(.controlCharacter)
            }
        }
    }

    private mutating func escape(_ text: Span<UInt8>) throws(JSONError) {
        guard position + 1 < text.count else {
            position = text.count
            throw error(.endOfText(expected: "a closing quote"))
        }
        switch text[position + 1] {
        case UInt8(ascii: "u"):
            position += 2
            for _ in 0..<4 {
                guard position < text.count, text[position].hexadecimalValue != nil else { throw error(.badEscape) }
                position += 1
            }
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        default: throw error(.badEscape)
        }
    }
}

extension UInt8 {
    var isDigit: Bool { self &- 0x30 < 10 }

    /// Of a hexadecimal digit in either case.
    var hexadecimalValue: UInt16? {
        switch self {
        case 0x30...0x39: UInt16(self - 0x30)
        case 0x41...0x46: UInt16(self - 0x41 + 10)
        case 0x61...0x66: UInt16(self - 0x61 + 10)
        default: nil
        }
    }
}
