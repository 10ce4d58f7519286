import JSONText

/// A call to `/v1/embeddings`: what of it matters here.
struct EmbeddingRequest {
    var model: ModelName
    /// Tokens that were sent as numbers stand here as they were written.
    var texts: [String]
    var dimension: Int?
    var isBase64: Bool

    init(_ root: JSONNode) throws(RequestError) {
        model = try RequestError.model(of: root)
        guard let input = root["input"] else { throw .missing("input") }
        texts = try Self.texts(of: input)
        dimension = root["dimensions"]?.int
        guard dimension.map({ 1...8192 ~= $0 }) ?? true else { throw .invalid("dimensions", "must be from 1 to 8192") }
        let format = root["encoding_format"]?.string ?? "float"
        guard ["float", "base64"].contains(format) else {
            throw .invalid("encoding_format", "must be float or base64")
        }
        isBase64 = format == "base64"
    }

    private static func texts(of input: JSONNode) throws(RequestError) -> [String] {
        if let text = input.string { return [text] }
        guard input.kind == .array else { throw .invalid("input", "must be a string or an array") }
        let elements = Array(input.elements)
        guard let first = elements.first else { throw .invalid("input", "must not be empty") }
        if first.kind == .number { return [String(decoding: input.bytes, as: UTF8.self)] }
        return elements.map { $0.string ?? String(decoding: $0.bytes, as: UTF8.self) }
    }

    var promptTokens: Int { texts.reduce(0) { $0 + max(1, TokenEstimate.count(ofBytes: $1.utf8.count)) } }
}
