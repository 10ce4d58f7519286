import LocalEmbedding
import RAGCore
import TestSupport
import Testing

struct TokenCountTests {
    @Test func `counting agrees with encoding`() throws {
        let tokenizer = try SmallVocabulary().tokenizer
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<5000 {
            let text = RandomText.text(using: &generator)
            let ids = tokenizer.encode(text, limit: .max).ids
            #expect(tokenizer.length(of: text.utf8.span) == ids.count - 2, "\(text.debugDescription)")
        }
    }

    @Test func `lengths add up where a text is cut at white space`() throws {
        let tokenizer = try SmallVocabulary().tokenizer
        let spaces = [" ", "\t", "\n", "\r", "\u{A0}", "\u{2003}", "\u{3000}"]
        func length(_ text: String) -> Int { tokenizer.length(of: text.utf8.span) }
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<5000 {
            let (left, right) = (RandomText.text(using: &generator), RandomText.text(using: &generator))
            let space = spaces.randomElement(using: &generator) ?? " "
            #expect(length(left + space + right) == length(left) + length(right), "\(left.debugDescription)")
        }
    }

    @Test func `a cut text is the start of the whole`() throws {
        let tokenizer = try SmallVocabulary().tokenizer
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let text = RandomText.text(using: &generator)
            let whole = tokenizer.encode(text, limit: .max).ids
            let limit = Int.random(in: 2...24, using: &generator)
            let cut = tokenizer.encode(text, limit: limit)
            #expect(cut.isTruncated == (whole.count > limit))
            #expect(cut.ids == (cut.isTruncated ? Array(whole.prefix(limit - 1)) + [3] : whole))
        }
    }
}
