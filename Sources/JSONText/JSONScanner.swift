/// Checks a text against RFC 8259 and lays its values out on a tape, in one pass and without recursion.
///
/// The text is handed to each step as a span, whose bounds checks the optimiser can lift out of loops.
struct JSONScanner {
    /// So that offsets, and twice as many entries, fit 32 bits.
    static let lengthLimit = Int(Int32.max)

    private(set) var tape: [JSONEntry] = []
    var position = 0
    /// The index of the innermost open container.
    private var container = noContainer
    private var depth = 0

    private static let noContainer = UInt32.max

    private init() {}

    static func tape(of text: Span<UInt8>) throws(JSONError) -> [JSONEntry] {
        guard text.count <= lengthLimit else { throw JSONError(.tooLong(limit: lengthLimit), offset: lengthLimit) }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: text)
        } catch {
            throw JSONError(.notUTF8, offset: error.byteOffsets.lowerBound)
        }
        var scanner = JSONScanner()
        // One entry in sixteen bytes is what requests and lists of numbers have; prose has far fewer.
        scanner.tape.reserveCapacity(min(text.count / 16 + 8, 1 << 12))
        repeat { try scanner.value(text) } while try scanner.goesOn(text)
        return scanner.tape
    }

    /// Reads a scalar, an empty container, or the beginning of a container up to its first scalar.
    private mutating func value(_ text: Span<UInt8>) throws(JSONError) {
        while true {
            skipBlanks(text)
            guard position < text.count else { throw error(.endOfText(expected: "a value")) }
            switch text[position] {
            case UInt8(ascii: "\""): return try string(text)
            case UInt8(ascii: "{"):
                try begin(.object)
                skipBlanks(text)
                if take(UInt8(ascii: "}"), text) { return close() }
                try key(text)
            case UInt8(ascii: "["):
                try begin(.array)
                skipBlanks(text)
                if take(UInt8(ascii: "]"), text) { return close() }
            case UInt8(ascii: "-"), 0x30...0x39: return try number(text)
            default: return try literal(text)
            }
        }
    }

    /// Behind a value: reads what closes containers, and the comma, and the key, before the next value.
    ///
    /// - Returns: whether there is a next value.
    private mutating func goesOn(_ text: Span<UInt8>) throws(JSONError) -> Bool {
        while true {
            skipBlanks(text)
            guard container != Self.noContainer else {
                guard position == text.count else { throw error(.trailing(shown(text[position]))) }
                return false
            }
            let isObject = tape[Int(container)].kind == .object
            if take(UInt8(ascii: ","), text) {
                if isObject { try key(text) }
                return true
            }
            guard take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"), text) else {
                throw unexpected(text, expected: isObject ? "a comma or }" : "a comma or ]")
            }
            close()
        }
    }

    private mutating func begin(_ kind: JSONKind) throws(JSONError) {
        guard depth < JSONDocument.depthLimit else { throw error(.tooDeep(limit: JSONDocument.depthLimit)) }
        depth += 1
        let index = UInt32(tape.count)
        tape.append(JSONEntry(start: UInt32(position), end: 0, next: container, kind: kind))
        container = index
        position += 1
    }

    private mutating func close() {
        let index = Int(container)
        container = tape[index].next
        tape[index].next = UInt32(tape.count)
        tape[index].end = UInt32(position)
        depth -= 1
    }

    private mutating func key(_ text: Span<UInt8>) throws(JSONError) {
        skipBlanks(text)
        guard position < text.count else { throw error(.endOfText(expected: "a key")) }
        guard text[position] == UInt8(ascii: "\"") else { throw unexpected(text, expected: "a key in quotes") }
        try string(text)
        skipBlanks(text)
        guard take(UInt8(ascii: ":"), text) else { throw unexpected(text, expected: "a colon") }
    }

    private mutating func literal(_ text: Span<UInt8>) throws(JSONError) {
        let start = position
        for (word, kind) in Self.literals where word.utf8.count <= text.count - start {
            guard word.utf8.enumerated().allSatisfy({ text[start + $0.offset] == $0.element }) else { continue }
            position += word.utf8.count
            return append(kind, from: start)
        }
        throw unexpected(text, expected: "a value")
    }

    private static let literals: [(String, JSONKind)] = [("true", .bool), ("false", .bool), ("null", .null)]
}

// MARK: - Steps

extension JSONScanner {
    mutating func append(_ kind: JSONKind, from start: Int, isEscaped: Bool = false) {
        let next = UInt32(tape.count + 1)
        let entry = JSONEntry(
            start: UInt32(start),
            end: UInt32(position),
            next: next,
            kind: kind,
            isEscaped: isEscaped
        )
        tape.append(entry)
    }

    mutating func take(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
        guard position < text.count, text[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks(_ text: Span<UInt8>) {
        while position < text.count, text[position] <= 0x20, Self.isBlank(text[position]) { position += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    func error(_ fault: JSONFault) -> JSONError {
        JSONError(fault, offset: position)
    }

    private func unexpected(_ text: Span<UInt8>, expected: String) -> JSONError {
        guard position < text.count else { return error(.endOfText(expected: expected)) }
        return error(.unexpected(shown(text[position]), expected: expected))
    }

    private func shown(_ byte: UInt8) -> String {
        (0x21...0x7E).contains(byte) ? String(UnicodeScalar(byte)) : "byte \(byte)"
    }
}
