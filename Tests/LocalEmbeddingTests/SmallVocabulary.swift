import LocalEmbedding

/// A tokenizer of a few tokens, whose results read as text.
struct SmallVocabulary {
    static let tokens = [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "nut", "##hat", "##ch", "##hatch", "bird", "##s", "cafe",
        "a", "b", "c", "##a", "##b", "##c", "un", "##want", "##ed", "want", "sa", "ij", "北", "京", "北京", ".", ",",
        "$", "'", "-", "=", "[", "]", ";", "。", "ᄒ", "##ᅡ", "##ᆫ", "ω", "##ς", "é", "É", "The", "x", "##x", "¿",
    ]

    let tokenizer: WordPieceTokenizer

    init(_ options: WordPieceOptions = WordPieceOptions()) throws {
        tokenizer = try WordPieceTokenizer(lines: Self.lines(of: Self.tokens), options: options, path: "vocab.txt")
    }

    static func lines(of tokens: [String]) -> [UInt8] {
        Array((tokens.joined(separator: "\n") + "\n").utf8)
    }

    /// The tokens of a text, `[CLS]` and `[SEP]` left out, with blanks between.
    func read(_ text: String) -> String {
        tokenizer.encode(text, limit: .max).ids.dropFirst().dropLast()
            .map { Self.tokens[Int($0)] }
            .joined(separator: " ")
    }
}
