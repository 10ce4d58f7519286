/// Records of fields as RFC 4180 has them: commas, CRLF after each record, quotes where they are needed.
///
/// A spreadsheet takes a text that begins with `=`, `+`, `-` or `@` for a formula, and one that begins with a tab or a
/// carriage return as well; such a text gets an apostrophe before it, which spreadsheets show as text (OWASP, CSV Injection).
/// Figures are written as they are.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []
    private var isInRecord = false

    mutating func text(_ text: String) {
        separate()
        let mark = UInt8(ascii: "\"")
        let isQuoted = text.utf8.contains { $0 == mark || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }
        if isQuoted { bytes.append(mark) }
        if Self.looksLikeFormula(text) { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == mark { bytes.append(mark) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(mark) }
    }

    /// The shortest decimal that is this very double; nothing for what is not a number.
    mutating func figure(_ value: Double) {
        separate()
        if !value.isNaN { bytes += value.description.utf8 }
    }

    mutating func count(_ count: Int) {
        separate()
        bytes += count.description.utf8
    }

    mutating func empty() {
        separate()
    }

    mutating func endRecord() {
        bytes += [0x0D, 0x0A]
        isInRecord = false
    }

    private mutating func separate() {
        if isInRecord { bytes.append(UInt8(ascii: ",")) }
        isInRecord = true
    }

    /// The fullwidth forms count too: some spreadsheets read them as the plain ones.
    private static func looksLikeFormula(_ text: String) -> Bool {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
        default: false
        }
    }
}
