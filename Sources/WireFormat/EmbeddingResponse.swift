import JSONText
package import RAGCore

/// The vectors of an answer, in the order of their inputs, all of one dimension and none of them useless.
package struct EmbeddingResponse: Sendable, Equatable {
    /// As the upstream names it.
    package let model: String?
    package let vectors: [[Float]]
    /// Nil where the upstream did not say, or said nonsense.
    package let usage: TokenUsage?

    package init(model: String?, vectors: [[Float]], usage: TokenUsage?) {
        self.model = model
        self.vectors = vectors
        self.usage = usage
    }

    /// - Parameters:
    ///   - count: the inputs that were sent.
    ///   - dimension: the components that each vector must have; nil where all must only have equally many.
    /// - Throws: where a vector is missing, comes twice or is one too many, has another dimension, or is not finite, or zero.
    package init(_ bytes: [UInt8], count: Int, dimension: Int? = nil) throws(WireError) {
        let root = try UpstreamAnswer.document(bytes).root
        guard let data = root["data"], data.kind == .array else { throw .incompleteAnswer(lacks: "the list `data`") }
        let found = data.elements.count
        guard found == count else { throw .vectorCount(found, expected: count) }
        var vectors = [[Float]](repeating: [], count: count)
        var expected = dimension
        for (position, element) in data.elements.enumerated() {
            let index = try Self.index(of: element, position: position, count: count)
            guard vectors[index].isEmpty else { throw .repeatedVector(index: index) }
            vectors[index] = try EmbeddingVector.components(element["embedding"], index: index, dimension: expected)
            expected = vectors[index].count
        }
        self.vectors = vectors
        model = root["model"]?.string
        usage = TokenUsage(root["usage"], ofEmbedding: true)
    }

    /// Upstreams that leave the index out keep the order.
    private static func index(of element: JSONNode, position: Int, count: Int) throws(WireError) -> Int {
        guard let node = element["index"] else { return position }
        guard let index = node.int else { throw .incompleteAnswer(lacks: "a whole number as `index`") }
        guard (0..<count).contains(index) else { throw .vectorIndex(index, count: count) }
        return index
    }

    /// The answer as OpenAI writes it.
    ///
    /// - Parameter model: the name that the caller is to read.
    package func body(model: String, encoding: EmbeddingEncoding) -> [UInt8] {
        var body = Array(#"{"object":"list","data":["#.utf8)
        for (index, vector) in vectors.enumerated() {
            if index > 0 { body.append(UInt8(ascii: ",")) }
            body += #"{"object":"embedding","index":\#(index),"embedding":"#.utf8
            EmbeddingVector.append(vector, encoding, to: &body)
            body.append(UInt8(ascii: "}"))
        }
        body += #"],"model":"#.utf8
        body.appendJSON(model)
        if let usage {
            body += #","usage":"#.utf8
            usage.append(to: &body, ofEmbedding: true)
        }
        body.append(UInt8(ascii: "}"))
        return body
    }
}
