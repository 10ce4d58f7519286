/// Parses the records of RFC 4180, strictly: a file that can be read in two ways is refused.
///
/// Fields are parted by `separator`, records by LF, CRLF or CR. A field in quotes may hold all of these, and `""` for a
/// quote. Lines without any byte are passed over.
struct CSVParser {
    /// The most bytes of a field.
    static let fieldLimit = 1 << 20
    /// The most fields of a file.
    static let cellLimit = 1_000_000

    struct Record {
        /// On which it begins, from 1.
        var line: Int
        var fields: [String]
    }

    struct Fault: Error {
        var line: Int
        var fault: LineFault
    }

    private let text: [UInt8]
    private let separator: UInt8
    private var position = 0
    private var line = 1
    private var cells = 0

    init(_ text: [UInt8], separator: UInt8) {
        self.text = text
        self.separator = separator
    }

    /// The next record, or nil at the end.
    mutating func next() throws(Fault) -> Record? {
        while position < text.count, text[position].isLineEnd { endLine() }
        guard position < text.count else { return nil }
        var record = Record(line: line, fields: [])
        while true {
            let start = line
            record.fields.append(try field())
            cells += 1
            guard cells <= Self.cellLimit else { throw Fault(line: start, fault: .tooManyCells(limit: Self.cellLimit)) }
            guard position < text.count, text[position] == separator else { break }
            position += 1
        }
        if position < text.count { endLine() }
        return record
    }

    private mutating func field() throws(Fault) -> String {
        if position < text.count, text[position] == Self.quote { return try quotedField() }
        let start = position
        while position < text.count, text[position] != separator, !text[position].isLineEnd {
            guard text[position] != Self.quote else { throw Fault(line: line, fault: .quoteInField) }
            position += 1
        }
        guard position - start <= Self.fieldLimit else {
            throw Fault(line: line, fault: .fieldTooLong(limit: Self.fieldLimit))
        }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    private mutating func quotedField() throws(Fault) -> String {
        let opening = line
        var field: [UInt8] = []
        position += 1
        while position < text.count {
            let byte = text[position]
            if byte == Self.quote {
                guard position + 1 < text.count, text[position + 1] == Self.quote else { break }
                position += 1
            }
            guard field.count < Self.fieldLimit else {
                throw Fault(line: opening, fault: .fieldTooLong(limit: Self.fieldLimit))
            }
            field.append(byte)
            if isEndOfLine(at: position) { line += 1 }
            position += 1
        }
        guard position < text.count else { throw Fault(line: opening, fault: .openQuote) }
        position += 1
        guard position == text.count || text[position] == separator || text[position].isLineEnd else {
            throw Fault(line: line, fault: .textAfterQuote)
        }
        return String(decoding: field, as: UTF8.self)
    }

    /// The last byte of a line end: CR counts alone, LF alone or behind CR.
    private func isEndOfLine(at index: Int) -> Bool {
        guard text[index] == UInt8(ascii: "\r") else { return text[index] == UInt8(ascii: "\n") }
        return index + 1 == text.count || text[index + 1] != UInt8(ascii: "\n")
    }

    private mutating func endLine() {
        if isEndOfLine(at: position) { line += 1 } else { position += 1; line += 1 }
        position += 1
    }

    private static let quote = UInt8(ascii: "\"")
}
