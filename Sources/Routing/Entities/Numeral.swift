/// A number as it is written in a text: digits, and points, commas or apostrophes between them.
struct Numeral: Sendable, Equatable {
    /// More digits are the number of a thing, and no count or amount.
    static let digitLimit = 12

    let range: Range<Int>
    /// Its digits and the marks between them; empty where there are too many.
    let bytes: [UInt8]

    /// All numbers of a text that do not begin in the middle of a word.
    static func all(in text: ScannedText) -> [Numeral] {
        var numerals: [Numeral] = []
        var index = 0
        while let start = text.bytes[index...].firstIndex(where: \.isASCIIDigit) {
            index = start
            while index < text.bytes.count, isInside(text.bytes, at: index) { index += 1 }
            let range = start..<index
            numerals.append(Numeral(range: range, bytes: range.count <= 2 * digitLimit ? Array(text.bytes[range]) : []))
        }
        return numerals
    }

    private static func isInside(_ bytes: [UInt8], at index: Int) -> Bool {
        if bytes[index].isASCIIDigit { return true }
        guard marks.contains(bytes[index]), index + 1 < bytes.count else { return false }
        return bytes[index + 1].isASCIIDigit
    }

    /// The whole number that it is, of up to nine digits; nil where it has marks.
    var whole: Int? {
        (1...9).contains(bytes.count) && bytes.allSatisfy(\.isASCIIDigit)
            ? Int(String(decoding: bytes, as: UTF8.self)) : nil
    }

    /// As an amount of money, in hundredths: `1,299.00`, `1.299,00`, `1'299` and `12.5` are understood. Of two kinds of
    /// marks the last is that of the fraction; a single one with three digits behind it parts thousands. Nil where it is
    /// no amount.
    var hundredths: Int? {
        let groups = bytes.split(omittingEmptySubsequences: false) { Self.marks.contains($0) }
        guard bytes.count(where: \.isASCIIDigit) <= Self.digitLimit, let last = groups.last, !bytes.isEmpty else {
            return nil
        }
        let kinds = bytes.filter { Self.marks.contains($0) }
        let hasFraction = Self.hasFraction(kinds, groups.map(\.count))
        let wholes = hasFraction ? groups.dropLast() : groups[...]
        guard !hasFraction || last.count <= 2 else { return nil }
        guard wholes.dropFirst().allSatisfy({ $0.count == 3 }), wholes.count == 1 || (wholes.first?.count ?? 0) <= 3
        else { return nil }
        // What parts thousands is one mark throughout.
        guard Set(kinds.prefix(wholes.count - 1)).count <= 1 else { return nil }
        guard let whole = Int(String(decoding: wholes.joined(), as: UTF8.self)) else { return nil }
        guard hasFraction, let fraction = Int(String(decoding: last, as: UTF8.self)) else { return whole * 100 }
        return whole * 100 + (last.count == 1 ? fraction * 10 : fraction)
    }

    private static func hasFraction(_ marks: [UInt8], _ counts: [Int]) -> Bool {
        guard let last = marks.last, last != UInt8(ascii: "'") else { return false }
        if Set(marks).count > 1 { return marks.count(where: { $0 == last }) == 1 }
        return marks.count == 1 && !(counts[1] == 3 && (1...3).contains(counts[0]))
    }

    private static let marks = Set(".,'".utf8)
}
