/// What `tokenizer_config.json` says beside a `vocab.txt`.
struct TokenizerConfiguration {
    let options: WordPieceOptions

    /// - Parameter json: nil where there is no such file: then the defaults hold.
    /// - Throws: where a special token has another name than in BERT, or tokens are added to those of the vocabulary.
    init(json: [UInt8]?, path: String) throws(ModelError) {
        let fields = try ModelJSON.decode(ConfigurationFields.self, from: json ?? Array("{}".utf8), of: path)
        let names = [
            ("unk_token", fields.unknown, "[UNK]"), ("cls_token", fields.start, "[CLS]"),
            ("sep_token", fields.end, "[SEP]"), ("pad_token", fields.padding, "[PAD]"),
            ("mask_token", fields.mask, "[MASK]"),
        ]
        for (field, token, expected) in names {
            guard let token, token.content != expected else { continue }
            throw .unsupported(path, field: field, value: token.content, supported: expected)
        }
        let known = SpecialTokens.required + SpecialTokens.usual
        for token in fields.added?.values.map(\.content).sorted() ?? [] where !known.contains(token) {
            throw .unsupported(
                path,
                field: "a token of added_tokens_decoder",
                value: token,
                supported: known.joined(separator: ", ")
            )
        }
        options = WordPieceOptions(
            lowercases: fields.lowercases ?? true,
            stripsAccents: fields.stripsAccents,
            separatesIdeographs: fields.separatesIdeographs ?? true
        )
    }
}

private struct ConfigurationFields: Decodable {
    var lowercases: Bool?
    var stripsAccents: Bool?
    var separatesIdeographs: Bool?
    var unknown: TokenName?
    var start: TokenName?
    var end: TokenName?
    var padding: TokenName?
    var mask: TokenName?
    var added: [String: TokenName]?

    private enum CodingKeys: String, CodingKey {
        case lowercases = "do_lower_case"
        case stripsAccents = "strip_accents"
        case separatesIdeographs = "tokenize_chinese_chars"
        case unknown = "unk_token"
        case start = "cls_token"
        case end = "sep_token"
        case padding = "pad_token"
        case mask = "mask_token"
        case added = "added_tokens_decoder"
    }
}

/// A token's name, which is a text or the `content` of an object.
private struct TokenName: Decodable {
    var content: String

    private enum CodingKeys: CodingKey {
        case content
    }

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            content = text
        } else {
            content = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .content)
        }
    }
}
