import Foundation
import HTTPService
import RAGCore
import TestSupport
import Testing

@Suite struct `A reader of fields` {
    private static let seed: UInt64 = 44

    @Test func `gives texts and numbers as Foundation writes them, within their bounds alone`() throws {
        var generator = SeededGenerator(seed: Self.seed)
        let letters = ["a", "ä", "😀", "e\u{301}", "\"", "\\", "\n", "\u{0}", "/", "👨‍👩‍👧", "\u{2028}"]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                letters[Int.random(in: 0..<letters.count, using: &generator)]
            }.joined()
            let number = Int.random(in: -20...20, using: &generator)
            let body = try JSONSerialization.data(withJSONObject: ["text": text, "number": number] as [String: Any])
            var reader = try ObjectReader(Array(body))
            let least = Int.random(in: 0...4, using: &generator)
            let lengths = least...least + Int.random(in: 0...4, using: &generator)
            let range = -number / 2 - 5...7
            let read = Result { try reader.text("text", lengths) }
            #expect(
                (try? read.get()) == (lengths.contains(text.unicodeScalars.count) ? text : nil),
                "\(text), seed \(Self.seed)"
            )
            let whole = Result { try reader.int("number", in: range) }
            #expect((try? whole.get()) == (range.contains(number) ? number : nil), "\(number), seed \(Self.seed)")
            #expect(throws: Never.self) { try reader.finish() }
        }
    }

    @Test func `refuses exactly the fields that nobody asked for`() throws {
        var generator = SeededGenerator(seed: Self.seed)
        let names = ["alpha", "beta", "gamma", "delta", "epsilon"]
        for _ in 0..<500 {
            let given = names.filter { _ in Bool.random(using: &generator) }
            let asked = names.filter { _ in Bool.random(using: &generator) }
            let body = "{" + given.map { "\"\($0)\":null" }.joined(separator: ",") + "}"
            var reader = try ObjectReader(Array(body.utf8))
            for name in asked { #expect(try reader.text(name) == nil) }
            let unknown = given.filter { !asked.contains($0) }
            let refused = (try? reader.finish()) == nil
            #expect(refused == !unknown.isEmpty, "\(body), \(asked), seed \(Self.seed)")
        }
    }
}
