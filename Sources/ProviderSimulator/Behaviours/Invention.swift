/// Figures that no source has.
enum Invention {
    private static let sentences: [@Sendable (Int) -> String] = [
        { "You can return the item within \($0) days of delivery [1]." },
        { "The fee for this is \($0).95 EUR and is taken from the refund [1]." },
        { "Our team confirms each request within \($0) hours [1]." },
        { "The warranty covers \($0) months from the day of purchase [1]." },
        { "Orders over \($0) EUR are delivered free of charge [1]." },
    ]

    /// Two sentences, plausible and made up, each with a citation.
    static func text(using chance: inout SeededStream) -> String {
        let first = Int.random(in: 0..<sentences.count, using: &chance)
        let second = (first + Int.random(in: 1..<sentences.count, using: &chance)) % sentences.count
        return [first, second].map { sentences[$0](Int.random(in: 211...989, using: &chance)) }.joined(separator: " ")
    }

    /// The sentence with each figure changed; with a time limit behind it where it has none.
    static func otherFigures(in sentence: [UInt8], using chance: inout SeededStream) -> [UInt8] {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard sentence.contains(where: digits.contains) else { return sentence + " This takes 417 days.".utf8 }
        return sentence.map { byte in
            guard digits.contains(byte) else { return byte }
            let moved = (Int(byte - digits.lowerBound) + Int.random(in: 1...8, using: &chance)) % 9 + 1
            let other = digits.lowerBound + UInt8(moved)
            return other == byte ? (byte == digits.upperBound ? UInt8(ascii: "1") : byte + 1) : other
        }
    }
}
