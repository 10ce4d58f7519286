import JSONText

/// A line of a TREC run, `query Q0 document rank score tag`. What stands for Q0 and for the rank is not looked at.
struct RunLine {
    static let form = "query Q0 document rank score tag"

    /// Where they stand in the line.
    let query: Range<Int>
    let document: Range<Int>
    let tag: Range<Int>
    let score: Float

    init(_ line: Span<UInt8>) throws(FileFault) {
        let fields = LineFields(line)
        guard fields.count == 6 else { throw .fieldCount(fields.count, expected: Self.form) }
        (query, document, tag) = (fields[0], fields[2], fields[5])
        guard let score = Self.score(line.extracting(fields[4])) else { throw .score(line.quoted(fields[4])) }
        self.score = score
    }

    /// The nearest double rounded to single precision, as the reference reads scores; nil for what is no finite number.
    private static func score(_ text: Span<UInt8>) -> Float? {
        guard text.isDecimal else { return nil }
        let digits = text.extracting((text[0] == UInt8(ascii: "+") ? 1 : 0)..<text.count)
        if let nearest = JSONDecimal(digits).float { return nearest }
        let copy = String(decoding: digits.indices.map { digits[$0] }, as: UTF8.self)
        return Double(copy).flatMap { $0.isFinite ? Float($0) : nil }
    }
}
