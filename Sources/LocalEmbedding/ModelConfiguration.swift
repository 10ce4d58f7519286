/// The sizes of a BERT model, as `config.json` states them.
///
/// Each is positive and small enough that no product of two of them, nor the size of a tensor made of them, overflows.
package struct ModelConfiguration: Sendable, Equatable {
    /// Components of a token's vector, a multiple of `heads`.
    package let hiddenSize: Int
    package let layers: Int
    package let heads: Int
    package let intermediateSize: Int
    /// Rows of the table of token vectors.
    package let vocabularySize: Int
    /// Rows of the table of positions: the longest text, special tokens included.
    package let positions: Int
    package let tokenTypes: Int
    package let layerNormEpsilon: Float

    /// Reads the JSON of `config.json`.
    ///
    /// - Throws: where a field is missing, out of range, or asks for another architecture than BERT with the `erf` form
    ///   of GELU and absolute positions.
    package init(json: [UInt8], path: String) throws(ModelError) {
        let fields = try ModelJSON.decode(Fields.self, from: json, of: path)
        try Self.require(fields.modelType, "model_type", among: ["bert"], path)
        try Self.require(fields.activation, "hidden_act", among: ["gelu"], path)
        try Self.require(fields.positionType ?? "absolute", "position_embedding_type", among: ["absolute"], path)
        hiddenSize = try Self.check(fields.hiddenSize, "hidden_size", 1...16_384, path)
        layers = try Self.check(fields.layers, "num_hidden_layers", 1...256, path)
        heads = try Self.check(fields.heads, "num_attention_heads", 1...1024, path)
        intermediateSize = try Self.check(fields.intermediateSize, "intermediate_size", 1...131_072, path)
        vocabularySize = try Self.check(fields.vocabularySize, "vocab_size", 3...4_194_304, path)
        positions = try Self.check(fields.positions, "max_position_embeddings", 2...131_072, path)
        tokenTypes = try Self.check(fields.tokenTypes ?? 2, "type_vocab_size", 1...1024, path)
        layerNormEpsilon = Float(fields.epsilon ?? 1e-12)
        guard layerNormEpsilon > 0, layerNormEpsilon < 1 else {
            throw .invalid(path, "layer_norm_eps is \(layerNormEpsilon); it must be above 0 and below 1")
        }
        guard hiddenSize.isMultiple(of: heads) else {
            throw .invalid(path, "hidden_size is \(hiddenSize); it must be a multiple of num_attention_heads, \(heads)")
        }
    }

    private static func check(
        _ value: Int,
        _ field: String,
        _ range: ClosedRange<Int>,
        _ path: String
    ) throws(ModelError) -> Int {
        guard range.contains(value) else {
            throw .invalid(path, "\(field) is \(value); it must be \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    private static func require(
        _ value: String,
        _ field: String,
        among supported: [String],
        _ path: String
    ) throws(ModelError) {
        guard supported.contains(value) else {
            throw .unsupported(path, field: field, value: value, supported: supported.joined(separator: ", "))
        }
    }
}

/// The fields of `config.json` that are read. Those with a default are optional.
private struct Fields: Decodable {
    var modelType: String
    var activation: String
    var positionType: String?
    var hiddenSize: Int
    var layers: Int
    var heads: Int
    var intermediateSize: Int
    var vocabularySize: Int
    var positions: Int
    var tokenTypes: Int?
    var epsilon: Double?

    private enum CodingKeys: String, CodingKey {
        case modelType = "model_type"
        case activation = "hidden_act"
        case positionType = "position_embedding_type"
        case hiddenSize = "hidden_size"
        case layers = "num_hidden_layers"
        case heads = "num_attention_heads"
        case intermediateSize = "intermediate_size"
        case vocabularySize = "vocab_size"
        case positions = "max_position_embeddings"
        case tokenTypes = "type_vocab_size"
        case epsilon = "layer_norm_eps"
    }
}
