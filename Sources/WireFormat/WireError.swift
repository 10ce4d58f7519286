package import JSONText

/// What is wrong with a request, an answer or a stream. The sentences name fields and counts, never what was asked or
/// answered.
package enum WireError: Error, Equatable, CustomStringConvertible {
    // Requests.
    case notJSON(JSONError)
    case notAnObject(JSONKind)
    case missingField(String, expected: String)
    case wrongType(String, expected: String)
    case emptyField(String)
    case repeatedField(String, in: String)
    case tooManyElements(String, count: Int, limit: Int)
    case outOfRange(String, Int, from: Int, to: Int)
    case tooLong(String, limit: Int)

    // Settings.
    case reservedField(String)
    case invalidDefault(String)

    // Answers.
    case emptyAnswer
    case webPage
    case answerNotJSON(JSONError)
    case incompleteAnswer(lacks: String)
    case upstreamFault(UpstreamFault)

    // Streams.
    case lineTooLong(limit: Int)
    case eventTooLong(limit: Int)
    case answerTooLong(limit: Int)

    // Embeddings.
    case vectorCount(Int, expected: Int)
    case vectorIndex(Int, count: Int)
    case repeatedVector(index: Int)
    case vectorDimension(Int, expected: Int, index: Int)
    case unusableVector(VectorFault, index: Int)

    package var description: String {
        switch self {
        case .notJSON(let error): "The body is not JSON: \(error); send one JSON object."
        case .notAnObject(let kind): "The body is \(Self.name(of: kind)); send one JSON object."
        case .missingField(let field, let expected): "`\(field)` is missing; it must be \(expected)."
        case .wrongType(let field, let expected): "`\(field)` must be \(expected)."
        case .emptyField(let field): "`\(field)` is empty; send at least one element."
        case .repeatedField(let field, let whole):
            "\(whole) has the field `\(field)` twice, and upstreams differ in which they read; send it once."
        case .tooManyElements(let field, let count, let limit):
            "`\(field)` has \(count) elements and the limit is \(limit); send fewer."
        case .outOfRange(let field, let value, let lowest, let highest):
            "`\(field)` is \(value); it must be from \(lowest) to \(highest)."
        case .tooLong(let field, let limit): "`\(field)` is longer than \(limit) bytes; shorten it."
        case .reservedField(let field):
            "The gateway itself writes the field `\(field)`; it cannot be renamed, dropped or given a default."
        case .invalidDefault(let field):
            "The default of the field `\(field)` is not JSON; write text in quotes, as in \"\\\"low\\\"\"."
        case .emptyAnswer: "The upstream's answer is empty."
        case .webPage: "The upstream's answer is a web page where JSON is expected; check the upstream's address."
        case .answerNotJSON(let error): "The upstream's answer is not JSON: \(error)."
        case .incompleteAnswer(let part): "The upstream's answer lacks \(part)."
        case .upstreamFault(let fault): "The upstream answered with an error: \(fault)"
        case .lineTooLong(let limit): "A line of the upstream's stream is longer than \(limit) bytes."
        case .eventTooLong(let limit): "An event of the upstream's stream is longer than \(limit) bytes."
        case .answerTooLong(let limit): "The upstream's answer is longer than \(limit) bytes."
        case .vectorCount(let count, let expected):
            "The upstream's answer has \(count) \(count == 1 ? "vector" : "vectors") for \(expected) "
                + "\(expected == 1 ? "input" : "inputs")."
        case .vectorIndex(let index, let count):
            "The upstream's answer has a vector with the index \(index), which is none from 0 to \(count - 1)."
        case .repeatedVector(let index): "The upstream's answer has two vectors with the index \(index)."
        case .vectorDimension(let dimension, let expected, let index):
            "Vector \(index) of the upstream's answer has \(dimension) components where \(expected) are expected; "
                + "check which model answers, and `dimensions`."
        case .unusableVector(let fault, let index): "Vector \(index) of the upstream's answer \(fault)."
        }
    }

    private static func name(of kind: JSONKind) -> String {
        switch kind {
        case .null: "null"
        case .bool: "a truth value"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
