import RAGCore

/// A value of JSON. Members keep their order, and numbers the digits they were written with: `129.00` is a price.
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    struct Member: Sendable, Equatable {
        var key: String
        var value: JSONValue
    }

    /// The text of a scalar; nil for null, an array or an object.
    var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }

    /// As metadata; nil for null and for an object. An array keeps its scalars.
    var metadata: MetadataValue? {
        switch self {
        case .string(let text): .string(text)
        case .number(let digits): Double(digits).map(MetadataValue.number)
        case .bool(let value): .bool(value)
        case .array(let values): .list(values.compactMap { $0.text == nil ? nil : $0.metadata })
        case .null, .object: nil
        }
    }
}
