/// A run of letters, digits and dashes that begins and ends with a letter or a digit: what a number of an order or a
/// product can be.
struct CodeRun: Sendable, Equatable {
    /// A longer one is neither.
    static let lengthLimit = 40

    let range: Range<Int>
    let digits: Int
    let letters: Int

    /// All runs of a text, each as long as it is written.
    static func all(in text: ScannedText) -> [CodeRun] {
        var runs: [CodeRun] = []
        var index = 0
        while let start = text.bytes[index...].firstIndex(where: isInside) {
            let end = text.bytes[start...].firstIndex { !isInside($0) } ?? text.bytes.count
            if let run = CodeRun(trimmed: start..<end, of: text.bytes) { runs.append(run) }
            index = end
        }
        return runs
    }

    private init?(trimmed range: Range<Int>, of bytes: [UInt8]) {
        guard range.count <= 2 * Self.lengthLimit else { return nil }
        guard let first = bytes[range].firstIndex(where: { !Self.dashes.contains($0) }),
            let last = bytes[range].lastIndex(where: { !Self.dashes.contains($0) }), last - first < Self.lengthLimit
        else { return nil }
        // Half a word with letters beyond ASCII is no code.
        if last + 1 < bytes.count, bytes[last + 1] == 0xC3 { return nil }
        self.range = first..<last + 1
        digits = bytes[self.range].count(where: \.isASCIIDigit)
        letters = bytes[self.range].count(where: \.isASCIILetter)
    }

    static func isInside(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || dashes.contains(byte)
    }

    static let dashes = Set("-_".utf8)

    /// In capitals.
    func value(in text: ScannedText) -> String { text.text(range).uppercased() }

    /// One group of two to four letters in front, and digits: `NH-2024-00123`, `ab123456`.
    func isLettersThenDigits(in text: ScannedText) -> Bool {
        let code = text.bytes[range]
        let front = code.prefix(while: \.isASCIILetter)
        return (1...4).contains(front.count) && letters == front.count
    }

    /// Whether it is a day as ISO 8601 has it.
    func isDate(in text: ScannedText) -> Bool {
        range.count == 10 && letters == 0 && text.bytes[range].count(where: { $0 == UInt8(ascii: "-") }) == 2
    }
}
