/// A `tokenizer.json` of Hugging Face's `tokenizers`, of which BERT's is the one that is built in.
struct TokenizerFile {
    let vocabulary: Vocabulary
    let specials: SpecialTokens
    let options: WordPieceOptions

    /// - Throws: where a part is of another type than BERT's, or is told to do what is not built in.
    init(json: [UInt8], path: String) throws(ModelError) {
        let file = try ModelJSON.decode(FileFields.self, from: json, of: path)
        for part in file.parts where !part.supported.contains(part.value ?? "null") {
            let supported = part.supported.joined(separator: ", ")
            throw .unsupported(path, field: part.field, value: part.value ?? "null", supported: supported)
        }
        vocabulary = try Vocabulary(ids: file.model.vocabulary, path: path)
        for token in file.added {
            guard token.isPlain else {
                throw .unsupported(
                    path,
                    field: "the added token \(token.content)",
                    value: "one with single_word, lstrip, rstrip or normalized",
                    supported: "tokens without them"
                )
            }
            guard let id = vocabulary.id(of: token.content), Int(id) == token.id else {
                throw .invalid(path, "the added token \(token.content) is not token \(token.id) of the vocabulary")
            }
        }
        specials = try SpecialTokens(file.added.map(\.content), in: vocabulary, path: path)
        options = WordPieceOptions(
            lowercases: file.normalizer?.lowercases ?? true,
            stripsAccents: file.normalizer?.stripsAccents,
            separatesIdeographs: file.normalizer?.separatesIdeographs ?? true
        )
    }
}

private struct FileFields: Decodable {
    struct Normalizer: Decodable {
        var type: String
        var cleansText: Bool?
        var separatesIdeographs: Bool?
        var stripsAccents: Bool?
        var lowercases: Bool?

        private enum CodingKeys: String, CodingKey {
            case type
            case cleansText = "clean_text"
            case separatesIdeographs = "handle_chinese_chars"
            case stripsAccents = "strip_accents"
            case lowercases = "lowercase"
        }
    }

    struct Part: Decodable {
        var type: String
    }

    struct AddedToken: Decodable {
        var id: Int
        var content: String
        var isSingleWord: Bool
        var stripsLeft: Bool
        var stripsRight: Bool
        var isNormalized: Bool

        /// Whether it is looked for in the text as it is.
        var isPlain: Bool { !isSingleWord && !stripsLeft && !stripsRight && !isNormalized }

        private enum CodingKeys: String, CodingKey {
            case id
            case content
            case isSingleWord = "single_word"
            case stripsLeft = "lstrip"
            case stripsRight = "rstrip"
            case isNormalized = "normalized"
        }
    }

    struct Model: Decodable {
        /// Old files have none.
        var type: String?
        var unknown: String?
        var prefix: String?
        var longestWord: Int?
        var vocabulary: [String: Int]

        private enum CodingKeys: String, CodingKey {
            case type
            case unknown = "unk_token"
            case prefix = "continuing_subword_prefix"
            case longestWord = "max_input_chars_per_word"
            case vocabulary = "vocab"
        }
    }

    var added: [AddedToken]
    var normalizer: Normalizer?
    var splitter: Part?
    var frame: Part?
    var model: Model

    private enum CodingKeys: String, CodingKey {
        case added = "added_tokens"
        case normalizer
        case splitter = "pre_tokenizer"
        case frame = "post_processor"
        case model
    }

    /// What says how text is treated, as the file has it, and the values that are built in.
    var parts: [(field: String, value: String?, supported: [String])] {
        [
            ("normalizer", normalizer?.type, ["BertNormalizer"]),
            ("normalizer.clean_text", (normalizer?.cleansText ?? true).description, ["true"]),
            ("pre_tokenizer", splitter?.type, ["BertPreTokenizer"]),
            ("post_processor", frame?.type, ["TemplateProcessing", "BertProcessing"]),
            ("model", model.type ?? "WordPiece", ["WordPiece"]),
            ("model.unk_token", model.unknown, ["[UNK]"]),
            ("model.continuing_subword_prefix", model.prefix, [Vocabulary.continuationPrefix]),
            ("model.max_input_chars_per_word", model.longestWord?.description, [Word.longest.description]),
        ]
    }
}
