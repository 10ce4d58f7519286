/// How the vectors of a text's tokens become the text's vector.
package enum SentencePooling: String, Sendable {
    /// The mean over all tokens, special ones included.
    case mean
    /// The vector of the first token, `[CLS]`.
    case cls

    /// Reads the JSON of `1_Pooling/config.json`.
    ///
    /// - Throws: where the vectors are not `dimension` long, or the pooling is another or a mixture.
    init(json: [UInt8], dimension: Int, path: String) throws(ModelError) {
        let fields = try ModelJSON.decode(PoolingFields.self, from: json, of: path)
        guard fields.dimension == dimension else {
            throw .invalid(
                path,
                "word_embedding_dimension is \(fields.dimension); it must be the encoder's hidden_size, \(dimension)"
            )
        }
        switch fields.modes {
        case ["mean_tokens"]: self = .mean
        case ["cls_token"]: self = .cls
        default:
            throw .unsupported(
                path,
                field: "pooling_mode",
                value: fields.modes.isEmpty ? "not set" : fields.modes.joined(separator: " + "),
                supported: "mean_tokens, cls_token"
            )
        }
    }
}

private struct PoolingFields: Decodable {
    var dimension: Int
    /// What is true among the keys `pooling_mode_…`, without that prefix, in order.
    var modes: [String]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        dimension = try container.decode(Int.self, forKey: AnyKey(stringValue: "word_embedding_dimension"))
        let prefix = "pooling_mode_"
        modes = try container.allKeys
            .filter { try $0.stringValue.hasPrefix(prefix) && container.decode(Bool.self, forKey: $0) }
            .map { String($0.stringValue.dropFirst(prefix.count)) }
            .sorted()
    }
}
