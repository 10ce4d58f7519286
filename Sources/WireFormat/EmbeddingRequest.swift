import JSONText

/// The body of a request for embeddings, kept as it came.
package struct EmbeddingRequest: Sendable {
    package let model: String?
    /// How many vectors are asked for.
    package let inputCount: Int
    /// How the caller wants the vectors written.
    package let encoding: EmbeddingEncoding
    package let dimensions: Int?

    private let document: JSONDocument

    package static let inputLimit = 2048

    /// - Throws: where the body is no object, a field has the wrong type, or `input` is none of a text, a list of
    ///   texts, a list of tokens and a list of such lists, or has nothing in it.
    package init(_ bytes: [UInt8]) throws(WireError) {
        let fields = try RequestFields(bytes)
        document = fields.document
        model = try fields.model()
        dimensions = try fields.int("dimensions", in: 1...65_536)
        let encoding = fields["encoding_format"].map { EmbeddingEncoding(rawValue: $0.string ?? "") } ?? .float
        guard let encoding else { throw .wrongType("encoding_format", expected: "\"float\" or \"base64\"") }
        self.encoding = encoding
        guard let input = fields["input"] else { throw .missingField("input", expected: "a text or a list of texts") }
        inputCount = try EmbeddingInput.checkedCount(of: input)
    }

    /// A request written by ourselves.
    package init(
        model: String?,
        texts: [String],
        dimensions: Int? = nil,
        encoding: EmbeddingEncoding = .float
    ) throws(WireError) {
        var body = Array(#"{"input":["#.utf8)
        for (index, text) in texts.enumerated() {
            if index > 0 { body.append(UInt8(ascii: ",")) }
            body.appendJSON(text)
        }
        body += #"],"encoding_format":"\#(encoding.rawValue)""#.utf8
        if let dimensions { body += #","dimensions":\#(dimensions)"#.utf8 }
        if let model {
            body += #","model":"#.utf8
            body.appendJSON(model)
        }
        body.append(UInt8(ascii: "}"))
        try self.init(body)
    }

    /// The body as it came.
    package var bytes: [UInt8] { document.bytes }

    /// The inputs as texts; nil where they are tokens.
    package var texts: [String]? {
        let texts = inputs.map(\.string)
        return texts.contains(nil) ? nil : texts.compactMap { $0 }
    }

    /// Appends the canonical form of an input, of the type it has: a text is never taken for tokens.
    package func appendCanonical(input index: Int, to bytes: inout [UInt8]) {
        CanonicalJSON.append(inputs[index], to: &bytes)
    }

    /// Appends the canonical form of what changes vectors and how they are written, the inputs apart.
    ///
    /// The model is left out: add the one that was routed to. So is what only names the caller. Fields that nobody here
    /// knows are in.
    package func appendCanonicalParameters(to bytes: inout [UInt8]) {
        CanonicalJSON.append(document.root, leavingOut: ["model", "input", "user"], to: &bytes)
    }

    /// The inputs in parts of at most `size`, in order.
    package func batches(of size: Int) -> [Range<Int>] {
        precondition(size > 0, "batches of \(size)")
        return stride(from: 0, to: inputCount, by: size).map { $0..<min($0 + size, inputCount) }
    }

    /// The body for an upstream that holds some of the inputs.
    ///
    /// - Parameter encoding: how the upstream is to write vectors; nil for the caller's choice.
    package func body(
        model: String,
        inputs range: Range<Int>,
        encoding: EmbeddingEncoding? = nil,
        rules: RequestDialect = RequestDialect()
    ) -> [UInt8] {
        var edit = rules.edit
        var name: [UInt8] = []
        name.appendJSON(model)
        edit.values["model"] = name
        if range != 0..<inputCount {
            edit.values["input"] = Array("[".utf8) + inputs[range].map(\.bytes).joined(separator: ",".utf8) + "]".utf8
        }
        if let encoding, encoding != self.encoding {
            edit.values["encoding_format"] = Array(#""\#(encoding.rawValue)""#.utf8)
        }
        return edit.applied(to: document.root)
    }

    private var inputs: [JSONNode] {
        document.root["input"].map(EmbeddingInput.inputs) ?? []
    }
}
