/// Parses one value of JSON as RFC 8259 has it.
///
/// Our own, where Foundation has one: it keeps the order of members and the digits of numbers, bounds its nesting (and so
/// its recursion) by `depthLimit`, and says at which byte it stopped. Of equal keys in an object the last counts.
struct JSONParser {
    static let depthLimit = 64

    struct Fault: Error, Equatable {
        var fault: JSONFault
        /// Of the byte at which it was seen, in the parsed bytes.
        var offset: Int
    }

    private let text: ArraySlice<UInt8>
    private var position: Int

    /// - Parameter text: valid UTF-8.
    static func parse(_ text: ArraySlice<UInt8>) throws(Fault) -> JSONValue {
        var parser = JSONParser(text)
        let value = try parser.value(depth: 1)
        parser.skipBlanks()
        if let byte = parser.peek() { throw parser.unexpected(byte, expected: "the end of the line") }
        return value
    }

    private init(_ text: ArraySlice<UInt8>) {
        self.text = text
        position = text.startIndex
    }

    private mutating func value(depth: Int) throws(Fault) -> JSONValue {
        skipBlanks()
        guard let byte = peek() else { throw fault(.endOfLine(expected: "a value")) }
        switch byte {
        case UInt8(ascii: "{"):
            guard depth <= Self.depthLimit else { throw fault(.tooDeep(limit: Self.depthLimit)) }
            return try object(depth: depth)
        case UInt8(ascii: "["):
            guard depth <= Self.depthLimit else { throw fault(.tooDeep(limit: Self.depthLimit)) }
            return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
        default: return try literal(byte)
        }
    }

    private mutating func object(depth: Int) throws(Fault) -> JSONValue {
        var members: [JSONValue.Member] = []
        position += 1
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object([]) }
        repeat {
            skipBlanks()
            guard let byte = peek() else { throw fault(.endOfLine(expected: "a key")) }
            guard byte == UInt8(ascii: "\"") else { throw unexpected(byte, expected: "a key in quotes") }
            let key = try string()
            skipBlanks()
            try expect(UInt8(ascii: ":"), "a colon")
            members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
            skipBlanks()
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"), "a comma or }")
        return .object(members)
    }

    private mutating func array(depth: Int) throws(Fault) -> JSONValue {
        var values: [JSONValue] = []
        position += 1
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array([]) }
        repeat {
            values.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"), "a comma or ]")
        return .array(values)
    }

    private mutating func literal(_ byte: UInt8) throws(Fault) -> JSONValue {
        for (word, value) in Self.literals where text[position...].starts(with: word) {
            position += word.count
            return value
        }
        throw unexpected(byte, expected: "a value")
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
    private mutating func number() throws(Fault) -> String {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        let digits = String(decoding: text[start..<position], as: UTF8.self)
        if let next = peek(), (0x30...0x39).contains(next) { throw fault(.badNumber) }
        guard let value = Double(digits), value.isFinite else { throw fault(.badNumber) }
        return digits
    }

    private mutating func digits() throws(Fault) {
        let start = position
        while let byte = peek(), (0x30...0x39).contains(byte) { position += 1 }
        guard position > start else { throw fault(.badNumber) }
    }

    private static let literals: [([UInt8], JSONValue)] = [
        (Array("true".utf8), .bool(true)), (Array("false".utf8), .bool(false)), (Array("null".utf8), .null),
    ]
}

extension JSONParser {
    private mutating func string() throws(Fault) -> String {
        position += 1
        let start = position
        while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        if take(UInt8(ascii: "\"")) { return String(decoding: text[start..<position - 1], as: UTF8.self) }
        var result = Array(text[start..<position])
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &result)
            case 0..<0x20: throw fault(.controlCharacter)
            default:
                result.append(byte)
                position += 1
            }
        }
        throw fault(.endOfLine(expected: "a closing quote"))
    }

    private mutating func escape(into result: inout [UInt8]) throws(Fault) {
        position += 1
        guard let byte = peek() else { throw fault(.endOfLine(expected: "a closing quote")) }
        if byte == UInt8(ascii: "u") {
            result += String(try unicodeEscape()).utf8
            return
        }
        guard let character = Self.escapes[byte] else { throw Fault(fault: .badEscape, offset: position - 1) }
        result.append(character)
        position += 1
    }

    /// `u00e9`, or a pair of surrogates. Half a pair stands for no character and becomes U+FFFD.
    private mutating func unicodeEscape() throws(Fault) -> Unicode.Scalar {
        let high = try codeUnit()
        guard UTF16.isLeadSurrogate(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
        let start = position
        guard take(UInt8(ascii: "\\")), peek() == UInt8(ascii: "u") else {
            position = start
            return "\u{FFFD}"
        }
        let low = try codeUnit()
        guard UTF16.isTrailSurrogate(low) else {
            position = start
            return "\u{FFFD}"
        }
        return UTF16.decode(UTF16.EncodedScalar([high, low]))
    }

    /// Four hexadecimal digits behind a `u`.
    private mutating func codeUnit() throws(Fault) -> UInt16 {
        position += 1
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault(.badEscape)
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
        UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]

    private func peek() -> UInt8? {
        position < text.endIndex ? text[position] : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8, _ name: String) throws(Fault) {
        if take(byte) { return }
        throw peek().map { unexpected($0, expected: name) } ?? fault(.endOfLine(expected: name))
    }

    private mutating func skipBlanks() {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte.isLineEnd { position += 1 }
    }

    private func fault(_ fault: JSONFault) -> Fault {
        Fault(fault: fault, offset: position)
    }

    private func unexpected(_ byte: UInt8, expected: String) -> Fault {
        let isShown = (0x21...0x7E).contains(byte)
        return fault(.unexpected(isShown ? String(UnicodeScalar(byte)) : "byte \(byte)", expected: expected))
    }
}
