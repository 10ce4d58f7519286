import RAGCore

/// A document's text as sentences are looked for in it: as it stands, and as a reader sees it. Runs of blanks are one.
struct SearchedText {
    private let raw: [UInt8]
    private let plain: [UInt8]

    init(_ text: String) {
        raw = Array(text.foldingBlanks.utf8)
        plain = Array(Markup.plainText(ofMarkdown: text).foldingBlanks.utf8)
    }

    func contains(_ sentence: String) -> Bool {
        let sentence = Array(sentence.foldingBlanks.utf8)
        return Self.contains(sentence, in: raw) || Self.contains(sentence, in: plain)
    }

    /// Horspool, Practical fast searching in strings, 1980: a byte that the sentence lacks is stepped over by its length.
    private static func contains(_ sentence: [UInt8], in text: [UInt8]) -> Bool {
        guard let last = sentence.last else { return true }
        var steps = [Int](repeating: sentence.count, count: 256)
        for (index, byte) in sentence.dropLast().enumerated() { steps[Int(byte)] = sentence.count - 1 - index }
        var end = sentence.count - 1
        while end < text.count {
            if text[end] == last, text[(end - sentence.count + 1)...end].elementsEqual(sentence) { return true }
            end += steps[Int(text[end])]
        }
        return false
    }
}
