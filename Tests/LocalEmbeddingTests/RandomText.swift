import RAGCore
import TestSupport

/// Text that a tokenizer may stumble over.
enum RandomText {
    private static let pieces = [
        "the", "nuthatch", "Birds", "[CLS]", "[MASK]", "[", "]", "##s", "café", "e\u{301}", "\u{301}", "北京", "한국어",
        "।", "বো", "ภาษา", "👩‍👩‍👧", "\u{0}", "\u{FFFD}", "\u{E000}", "\u{200B}", "\u{B}", "\u{10FFFF}", "≠", "ﬁ",
        String(repeating: "x", count: 99), String(repeating: "é", count: 101),
    ]

    static func word(using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            if Bool.random(using: &generator) { return pieces.randomElement(using: &generator) ?? "" }
            let scalar = Unicode.Scalar(UInt32.random(in: 0...0x1FFFF, using: &generator)) ?? "a"
            return scalar.properties.isWhitespace ? "a" : String(scalar)
        }
        .joined()
    }

    static func text(using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            word(using: &generator) + ([" ", "\n", "\u{A0}", "", "  "].randomElement(using: &generator) ?? "")
        }
        .joined()
    }
}
