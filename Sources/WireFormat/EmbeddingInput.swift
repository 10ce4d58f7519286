import JSONText

/// The field `input` in its four forms.
enum EmbeddingInput {
    /// The single inputs: an only text and an only list of tokens are one.
    static func inputs(_ input: JSONNode) -> [JSONNode] {
        isList(input) ? Array(input.elements) : [input]
    }

    static func checkedCount(of input: JSONNode) throws(WireError) -> Int {
        guard isList(input) else {
            try check(input, name: "input")
            return 1
        }
        var count = 0
        var first: JSONKind?
        for element in input.elements {
            try check(element, name: "input[\(count)]")
            guard element.kind == first ?? element.kind else {
                throw .wrongType("input", expected: "all texts or all lists of tokens")
            }
            first = element.kind
            count += 1
        }
        guard count <= EmbeddingRequest.inputLimit else {
            throw .tooManyElements("input", count: count, limit: EmbeddingRequest.inputLimit)
        }
        return count
    }

    /// Whether its elements are inputs, and not tokens.
    private static func isList(_ input: JSONNode) -> Bool {
        guard let first = input.elements.first else { return false }
        return first.kind != .number
    }

    private static func check(_ input: JSONNode, name: String) throws(WireError) {
        switch input.kind {
        case .string:
            guard input.range.count > 2 else { throw .wrongType(name, expected: "a text that is not empty") }
        case .array:
            var isEmpty = true
            for token in input.elements {
                guard let number = token.int, number >= 0 else { throw .wrongType(name, expected: Self.expected) }
                isEmpty = false
            }
            guard !isEmpty else { throw .emptyField(name) }
        default: throw .wrongType(name, expected: Self.expected)
        }
    }

    private static let expected = "a text or a list of tokens"
}
