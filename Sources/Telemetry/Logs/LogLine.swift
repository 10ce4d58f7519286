/// A line of the log as it grows. Whatever text is put into it, it stays one line, and shows no secret.
struct LogLine {
    /// How text that is not ours is made harmless.
    enum Escaping {
        /// As in a JSON string.
        case json
        /// Control characters become U+FFFD.
        case replacing
    }

    /// Bytes that one text takes at most, and a few more for the mark that there was more.
    static let textLimit = 4096

    private(set) var bytes: [UInt8] = []
    private let redaction: Redaction

    init(redaction: Redaction) {
        self.redaction = redaction
        bytes.reserveCapacity(512)
    }

    /// Puts in what is known to be harmless.
    mutating func append(plain text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Puts in a number with at least that many digits.
    mutating func append(_ number: Int, digits: Int) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(0x30 + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    /// Puts in any text: secrets hidden, escaped, cut at `textLimit`. Secrets are looked for in the text as it is, so that
    /// neither the cut nor the escaping can leave half of one.
    mutating func append(_ text: String, _ escaping: Escaping) {
        let source = text.utf8.span
        let end = bytes.count + Self.textLimit
        var index = 0
        while index < source.count {
            let byte = source[index]
            if bytes.count >= end, !byte.continuesScalar { return append(plain: "…") }
            if let hidden = redaction.hidden(at: index, in: source) {
                if index < hidden.lowerBound { bytes.append(byte) }
                append(plain: Redaction.mark)
                index = hidden.upperBound
            } else if byte.isPlain {
                bytes.append(byte)
                index += 1
            } else {
                index += append(special: index, of: source, escaping)
            }
        }
    }

    /// - Returns: how many bytes of the source were read.
    private mutating func append(special index: Int, of source: Span<UInt8>, _ escaping: Escaping) -> Int {
        let byte = source[index]
        guard let (code, length) = source.control(at: index) else {
            if escaping == .json, byte == 0x22 || byte == 0x5C { bytes.append(0x5C) }
            bytes.append(byte)
            return 1
        }
        switch (escaping, code) {
        case (.replacing, _): append(plain: "\u{FFFD}")
        case (.json, 0x0A): append(plain: "\\n")
        case (.json, 0x0D): append(plain: "\\r")
        case (.json, 0x09): append(plain: "\\t")
        case (.json, _):
            append(plain: "\\u")
            for shift in [12, 8, 4, 0] { bytes.append(Self.hexDigits[Int(code >> shift & 0xF)]) }
        }
        return length
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}

extension UInt8 {
    fileprivate var continuesScalar: Bool { self & 0xC0 == 0x80 }

    /// Whether it stands for itself wherever it is put. C2 and E2 begin control characters too.
    fileprivate var isPlain: Bool {
        self >= 0x20 && self != 0x22 && self != 0x5C && self != 0x7F && self != 0xC2 && self != 0xE2
    }
}

extension Span<UInt8> {
    /// The control character or line separator that begins there, and its length. C1 holds one that terminals take for
    /// the beginning of a command (U+009B), and U+2028 and U+2029 end lines in some viewers.
    fileprivate func control(at index: Int) -> (code: UInt16, length: Int)? {
        let byte = self[index]
        if byte < 0x20 || byte == 0x7F { return (UInt16(byte), 1) }
        if byte == 0xC2, index + 1 < count, self[index + 1] < 0xA0 { return (UInt16(self[index + 1]), 2) }
        guard byte == 0xE2, index + 2 < count, self[index + 1] == 0x80 else { return nil }
        switch self[index + 2] {
        case 0xA8: return (0x2028, 3)
        case 0xA9: return (0x2029, 3)
        default: return nil
        }
    }
}
