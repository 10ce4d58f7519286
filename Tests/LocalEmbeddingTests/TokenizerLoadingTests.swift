import LocalEmbedding
import Testing

struct TokenizerLoadingTests {
    private func message(lines: [UInt8]) -> String? {
        #expect(throws: ModelError.self) {
            try WordPieceTokenizer(lines: lines, options: WordPieceOptions(), path: "vocab.txt")
        }?
        .description
    }

    private func message(json: String) -> String? {
        #expect(throws: ModelError.self) { try WordPieceTokenizer(json: Array(json.utf8), path: "tokenizer.json") }?
            .description
    }

    @Test(arguments: [
        (["[UNK]", "[CLS]"], "the vocabulary lacks the special token [SEP]"),
        (["[UNK]", "[SEP]"], "the vocabulary lacks the special token [CLS]"),
        (["[CLS]", "[SEP]"], "the vocabulary lacks the special token [UNK]"),
        ([], "the vocabulary lacks the special token [UNK]"),
        (["[UNK]", "[CLS]", "[SEP]", "[CLS]"], "[CLS] is token 1 and token 3; a token must stand there once"),
        (["[UNK]", "[CLS]", "[SEP]", "##a", "a", "##a"], "##a is token 3 and token 5; a token must stand there once"),
        (["[UNK]", "", "[CLS]", "[SEP]"], "token 1 is empty"),
    ])
    func `a vocabulary must have each token once, and the special ones`(tokens: [String], rule: String) {
        let lines = tokens.isEmpty ? [] : SmallVocabulary.lines(of: tokens)
        #expect(message(lines: lines) == "vocab.txt: \(rule).")
    }

    @Test func `a vocabulary must be UTF-8`() {
        #expect(message(lines: [0x61, 0xFF]) == "vocab.txt: it is not UTF-8.")
    }

    @Test func `lines may end as on Windows, and the last need not end`() throws {
        let text = SmallVocabulary.tokens.joined(separator: "\r\n")
        let tokenizer = try WordPieceTokenizer(lines: Array(text.utf8), options: WordPieceOptions(), path: "vocab.txt")
        #expect(tokenizer.encode("nuthatch x", limit: 9).ids == [2, 6, 9, 46, 3])
        #expect(tokenizer.vocabularySize == SmallVocabulary.tokens.count)
    }

    @Test(arguments: [
        ("BertNormalizer", "Lowercase", "normalizer is Lowercase; supported: BertNormalizer"),
        (#""clean_text":true"#, #""clean_text":false"#, "normalizer.clean_text is false; supported: true"),
        ("BertPreTokenizer", "Whitespace", "pre_tokenizer is Whitespace; supported: BertPreTokenizer"),
        (#"{"type":"BertPreTokenizer"}"#, "null", "pre_tokenizer is null; supported: BertPreTokenizer"),
        (
            "TemplateProcessing", "ByteLevel",
            "post_processor is ByteLevel; supported: TemplateProcessing, BertProcessing"
        ),
        (#""WordPiece""#, #""BPE""#, "model is BPE; supported: WordPiece"),
        (#""unk_token":"[UNK]""#, #""unk_token":"<unk>""#, "model.unk_token is <unk>; supported: [UNK]"),
        ("prefix\":\"##", "prefix\":\"@@", "model.continuing_subword_prefix is @@; supported: ##"),
        (#"_word":100"#, #"_word":50"#, "model.max_input_chars_per_word is 50; supported: 100"),
        (#""nut":6"#, #""nut":999"#, "nut has the id 999; the ids of the tokens must be 0 to 48"),
        (#""nut":6"#, #""nut":-1"#, "nut has the id -1; the ids of the tokens must be 0 to 48"),
        (#""id":2"#, #""id":7"#, "the added token [CLS] is not token 7 of the vocabulary"),
        (#""content":"[MASK]""#, #""content":"new""#, "the added token new is not token 4 of the vocabulary"),
        (
            #""lstrip":false"#, #""lstrip":true"#,
            "the added token [UNK] is one with single_word, lstrip, rstrip or normalized; supported: tokens without them"
        ),
        (#""model""#, #""modell""#, "model is missing"),
    ])
    func `a tokenizer that works in another way is refused`(part: String, other: String, rule: String) {
        let json = ModelFolderFiles.tokenizer().replacing(part, with: other)
        #expect(message(json: json) == "tokenizer.json: \(rule).")
    }

    @Test func `of two special tokens that start alike the longer is found`() throws {
        let json = ModelFolderFiles.tokenizer(vocabulary: SmallVocabulary.tokens + ["[SEP]s"])
            .replacing(#""id":4,"content":"[MASK]""#, with: #""id":49,"content":"[SEP]s""#)
        let tokenizer = try WordPieceTokenizer(json: Array(json.utf8), path: "tokenizer.json")
        #expect(tokenizer.encode("[SEP] [SEP]s", limit: 9).ids == [2, 3, 49, 3])
    }

    @Test func `a special token must start with punctuation`() {
        let json = ModelFolderFiles.tokenizer()
            .replacing(#""id":4,"content":"[MASK]""#, with: #""id":5,"content":"the""#)
        #expect(
            message(json: json)
                == "tokenizer.json: the special token the must start with ASCII punctuation, as [CLS] does."
        )
    }

    @Test(arguments: [
        (#"{"unk_token": "<unk>"}"#, "unk_token is <unk>; supported: [UNK]"),
        (#"{"cls_token": {"content": "<s>"}}"#, "cls_token is <s>; supported: [CLS]"),
        (
            #"{"added_tokens_decoder": {"0": {"content": "[PAD]"}, "9": {"content": "<new>"}}}"#,
            "a token of added_tokens_decoder is <new>; supported: [UNK], [CLS], [SEP], [PAD], [MASK]"
        ),
        (#"{"do_lower_case": 1}"#, "do_lower_case is not true or false"),
    ])
    func `settings beside a vocabulary are checked`(settings: String, rule: String) throws {
        var files = ModelFolderFiles.sound()
        files["tokenizer_config.json"] = Array(settings.utf8)
        let folder = try TemporaryFolder(files)
        let error = #expect(throws: ModelError.self) { try ModelFolder(path: folder.path) }
        #expect(error?.description == "\(folder.path)/tokenizer_config.json: \(rule).")
    }
}
