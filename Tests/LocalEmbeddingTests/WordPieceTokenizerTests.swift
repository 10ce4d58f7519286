import LocalEmbedding
import Testing

struct WordPieceTokenizerTests {
    @Test(arguments: [
        ("", ""),
        (" \t\r\n", ""),
        ("the bird", "the bird"),
        ("nuthatch", "nut ##hatch"),
        ("nuthatches", "[UNK]"),
        ("nutch", "nut ##ch"),
        ("unwanted wanted", "un ##want ##ed want ##ed"),
        ("birds.", "bird ##s ."),
        ("abcab", "a ##b ##c ##a ##b"),
    ])
    func `a word is its longest tokens from the left, or unknown as a whole`(text: String, tokens: String) throws {
        #expect(try SmallVocabulary().read(text) == tokens)
    }

    @Test(arguments: [
        ("THE Bird", "the bird"),
        ("café CAFÉ cafe\u{301}", "cafe cafe cafe"),
        ("\u{301}the\u{301}\u{302}", "the"),
        ("Ω", "ω"),
        ("ΩΣ", "[UNK]"),
        ("\u{2126}", "ω"),
        ("İJ", "ij"),
        ("한", "ᄒ ##ᅡ ##ᆫ"),
        ("하", "ᄒ ##ᅡ"),
    ])
    func `letters are lowercased one by one, and lose their accents`(text: String, tokens: String) throws {
        #expect(try SmallVocabulary().read(text) == tokens)
    }

    @Test(arguments: [
        ("the\u{0}bird", "[UNK]"),
        ("a\u{0}b", "a ##b"),
        ("a\u{FFFD}b", "a ##b"),
        ("a\u{B}b\u{C}c", "a ##b ##c"),
        ("a\u{85}b", "a ##b"),
        ("a\u{200B}b\u{200D}\u{E000}c", "a ##b ##c"),
        ("a\tb\nc\ra", "a b c a"),
        ("a\u{A0}b\u{2003}c\u{2028}a\u{3000}b", "a b c a b"),
    ])
    func `control characters leave no trace, and white space parts words`(text: String, tokens: String) throws {
        #expect(try SmallVocabulary().read(text) == tokens)
    }

    @Test(arguments: [
        ("the,bird.", "the , bird ."),
        ("a-b$c=", "a - b $ c ="),
        ("a'b", "a ' b"),
        ("¿a。b", "¿ a 。 b"),
        ("a\u{2026}b", "a [UNK] b"),
        ("a≠b", "a = b"),
        ("a\u{37E}b", "a ; b"),
        ("a+b", "a [UNK] b"),
        ("a☃b", "[UNK]"),
    ])
    func `punctuation is a word by itself`(text: String, tokens: String) throws {
        #expect(try SmallVocabulary().read(text) == tokens)
    }

    @Test(arguments: [
        ("a\u{2E42}b a\u{2E43}b", "a [UNK] b [UNK]"),
        ("a\u{1DF5} a\u{1DFB}", "a [UNK]"),
        ("a\u{61C}b a\u{8E2}b", "a ##b [UNK]"),
    ])
    func `what came after Unicode 8 is a letter, be it punctuation, an accent or a control`(
        text: String,
        tokens: String
    ) throws {
        #expect(try SmallVocabulary().read(text) == tokens)
    }

    @Test func `an ideograph is a word by itself, unless the model says otherwise`() throws {
        #expect(try SmallVocabulary().read("a北京b") == "a 北 京 b")
        #expect(try SmallVocabulary().read("a\u{2B820}b a\u{2B920}b") == "[UNK] a [UNK] b")
        #expect(try SmallVocabulary(WordPieceOptions(separatesIdeographs: false)).read("北京 a北") == "北京 [UNK]")
    }

    @Test(arguments: [
        ("[CLS] the [MASK]bird[SEP]", "[CLS] the [MASK] bird [SEP]"),
        ("a[UNK]b[PAD]", "a [UNK] b [PAD]"),
        ("[[CLS]]", "[ [CLS] ]"),
        ("[cls]", "[ [UNK] ]"),
        ("[CLS", "[ [UNK]"),
        ("[C\u{0}LS]", "[ [UNK] ]"),
        ("é[CLS]\u{301}a", "[UNK] [CLS] a"),
    ])
    func `special tokens are known in the text, as they are written`(text: String, tokens: String) throws {
        #expect(try SmallVocabulary().read(text) == tokens)
    }

    @Test func `a cased model keeps letters and accents`() throws {
        let cased = try SmallVocabulary(WordPieceOptions(lowercases: false))
        #expect(cased.read("The the É é e\u{301}") == "The the É é [UNK]")
    }

    @Test func `accents can be kept where letters are lowercased`() throws {
        #expect(try SmallVocabulary(WordPieceOptions(stripsAccents: false)).read("É é The") == "é é the")
    }

    @Test(arguments: [99, 100, 101, 100_000])
    func `a word of more than 100 characters is unknown`(length: Int) throws {
        let small = try SmallVocabulary()
        let taken = ["x"] + Array(repeating: "##x", count: length - 1)
        let expected = length > 100 ? "[UNK]" : taken.joined(separator: " ")
        #expect(small.read(String(repeating: "x", count: length)) == expected)
        // In characters, not in bytes, and after accents are gone.
        #expect(small.read(String(repeating: "x\u{301}", count: length)) == expected)
        #expect(small.read("\u{301}" + String(repeating: "X", count: length)) == expected)
    }

    @Test func `a text is cut at the limit, which counts the special tokens`() throws {
        let tokenizer = try SmallVocabulary().tokenizer
        let ids = tokenizer.encode("a b abc", limit: 7)
        #expect(ids == TokenizedText(ids: [2, 13, 14, 13, 17, 18, 3], isTruncated: false))
        #expect(tokenizer.encode("a b abc", limit: 6) == TokenizedText(ids: [2, 13, 14, 13, 17, 3], isTruncated: true))
        #expect(tokenizer.encode("a b abc", limit: 2) == TokenizedText(ids: [2, 3], isTruncated: true))
        #expect(tokenizer.encode(" ", limit: 2) == TokenizedText(ids: [2, 3], isTruncated: false))
    }

    @Test func `bytes that are not UTF-8 are read as nothing`() throws {
        let tokenizer = try SmallVocabulary().tokenizer
        let texts: [[UInt8]] = [
            [0x61, 0x80, 0x62], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80], [0xC3, 0x20],
            [0xF7, 0xBF, 0xBF, 0xBF],
        ]
        #expect(texts.map { tokenizer.length(of: $0.span) } == [2, 0, 0, 0, 0, 0, 0, 0])
    }

    @Test func `the name tells measures apart that measure differently`() throws {
        let name = try SmallVocabulary().tokenizer.name
        #expect(name.hasPrefix("wordpiece:\(SmallVocabulary.tokens.count):"))
        #expect(try SmallVocabulary().tokenizer.name == name)
        #expect(try SmallVocabulary(WordPieceOptions(lowercases: false)).tokenizer.name != name)
    }
}
