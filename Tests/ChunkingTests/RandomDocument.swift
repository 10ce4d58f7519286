import RAGCore
import TestSupport

/// A document of random blocks, with text that is hard to cut.
struct RandomDocument {
    private var generator: SeededGenerator
    private var text = ""
    private var blocks: [Block] = []

    private static let words = [
        "parcel", "a", "return", "3.95", "e.g.", "z. B.", "Größe", "año", "niño", "🙂", "👩‍👩‍👧‍👦", "🇦🇹", "👍🏽",
        "e\u{301}\u{302}\u{303}", "送料無料", "退货，运费", "شحن", "משלוח", "\u{0}", "\u{7}", "https://shop.example/a.html",
        "data|cell", "…", "\u{A0}", "\u{3000}", "नमस्ते", "ᄒ\u{1161}\u{11AB}",
    ]
    private static let ends = [".", "!", "?", "...", "。", "!?", ".\"", ")", ":", ""]
    private static let gaps = ["\n\n", "\r\n\r\n", "\n", " ", "", "\n- ", "\n\n---\n\n", "**", "<br>", "\n\u{2028}\n"]

    static func make(seed: UInt64) -> Document {
        var random = RandomDocument(generator: SeededGenerator(seed: seed))
        return random.document()
    }

    private init(generator: SeededGenerator) {
        self.generator = generator
    }

    private mutating func document() -> Document {
        for _ in 0..<Int.random(in: 0...12, using: &generator) { addBlock() }
        let hasBlocks = Int.random(in: 0...9, using: &generator) > 0
        let title = Bool.random(using: &generator) ? "" : words(Int.random(in: 1...12, using: &generator))
        return Document(id: "1", uri: "1.md", title: title, text: text, blocks: hasBlocks ? blocks : [])
    }

    private mutating func addBlock() {
        text += pick(Self.gaps)
        let start = text.utf8.count
        let kind = kind()
        for sentence in 0..<Int.random(in: 0...8, using: &generator) {
            if sentence > 0 { text += pick([" ", "\n", "\r\n", "", "\n\n"]) }
            text += words(Int.random(in: 0...14, using: &generator)) + pick(Self.ends)
        }
        blocks.append(Block(kind, start..<text.utf8.count))
    }

    private mutating func kind() -> Block.Kind {
        switch Int.random(in: 0...11, using: &generator) {
        case 0: .heading(level: Int.random(in: 0...7, using: &generator), title: words(3))
        case 1: .question
        case 2: .tableHeader
        case 3: .tableRow
        case 4: .code
        case 5: .quote
        case 6, 7: .listItem(depth: 1)
        default: .paragraph
        }
    }

    private mutating func words(_ count: Int) -> String {
        (0..<count).map { _ in word() }.joined(separator: " ")
    }

    private mutating func word() -> String {
        let word = pick(Self.words)
        guard Int.random(in: 0...39, using: &generator) == 0 else { return word }
        return String(repeating: word, count: Int.random(in: 2...200, using: &generator))
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices[Int.random(in: choices.indices, using: &generator)]
    }
}
