/// What `sentence_bert_config.json` says of the texts that a model was made for.
struct SentenceConfiguration {
    var maximumTokens: Int
    /// Whether texts are lowercased whatever the tokenizer says.
    var lowercases: Bool

    /// - Parameters:
    ///   - json: nil where there is no such file.
    ///   - positions: the longest text that the encoder can take.
    init(json: [UInt8]?, positions: Int, path: String) throws(ModelError) {
        let fields = try ModelJSON.decode(SentenceFields.self, from: json ?? Array("{}".utf8), of: path)
        maximumTokens = fields.maximumTokens ?? min(512, positions)
        lowercases = fields.lowercases ?? false
        guard maximumTokens >= 2, maximumTokens <= positions else {
            throw .invalid(
                path,
                "max_seq_length is \(maximumTokens); it must be 2 to max_position_embeddings, \(positions)"
            )
        }
    }
}

private struct SentenceFields: Decodable {
    var maximumTokens: Int?
    var lowercases: Bool?

    private enum CodingKeys: String, CodingKey {
        case maximumTokens = "max_seq_length"
        case lowercases = "do_lower_case"
    }
}
