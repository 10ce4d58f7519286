import JSONText
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

    /// As deep as the text is nested, which `JSONDocument.depthLimit` bounds.
    ///
    /// - Throws: for a number beyond double precision, of which metadata could hold nothing.
    init(_ node: JSONNode) throws(JSONError) {
        switch node.kind {
        case .null: self = .null
        case .bool: self = .bool(node.bool ?? false)
        case .string:
            // An escape may have spelled what the file's text has no more.
            self = .string(InvisibleCharacters.removed(from: node.string ?? ""))
        case .number:
            guard node.double != nil else { throw JSONError(.badNumber, offset: node.range.upperBound) }
            self = .number(String(decoding: node.bytes, as: UTF8.self))
        case .array:
            var values: [JSONValue] = []
            for element in node.elements { values.append(try JSONValue(element)) }
            self = .array(values)
        case .object:
            var members: [Member] = []
            for (key, value) in node.members { members.append(Member(key: key, value: try JSONValue(value))) }
            self = .object(members)
        }
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
