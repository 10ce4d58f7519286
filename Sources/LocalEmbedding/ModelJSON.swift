import FoundationEssentials

/// Reads the JSON files of a model's folder, and says in one sentence what is wrong with one.
enum ModelJSON {
    static func decode<Value: Decodable>(
        _: Value.Type,
        from json: [UInt8],
        of path: String
    ) throws(ModelError) -> Value {
        guard String(validating: json, as: UTF8.self) != nil else { throw .invalid(path, "it is not UTF-8") }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(json))
        } catch {
            throw .invalid(path, rule(broken: error))
        }
    }

    private static func rule(broken error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            "\(field(context.codingPath + [key])) is missing"
        case DecodingError.valueNotFound(_, let context):
            "\(field(context.codingPath)) is null; it must have a value"
        case DecodingError.typeMismatch(let type, let context):
            "\(field(context.codingPath)) is not \(name(of: type))"
        case let broken as BrokenField:
            "\(field(broken.path)) \(broken.rule)"
        default:
            // Foundation has one error for both.
            "it is not JSON, or has a fraction or a huge number where a whole number must be"
        }
    }

    private static func field(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "the top" : path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is Int.Type: "a whole number"
        case is Double.Type: "a number"
        case is Bool.Type: "true or false"
        case is String.Type: "a text"
        case is [Any].Type, is [Int].Type: "a list"
        default: "an object"
        }
    }
}

/// Thrown by what is decoded, for a value that has the right type and breaks a rule.
struct BrokenField: Error {
    var path: [any CodingKey]
    var rule: String
}

/// A key of an object whose keys are not known before.
struct AnyKey: CodingKey {
    let stringValue: String

    init(stringValue: String) { self.stringValue = stringValue }

    var intValue: Int? { nil }
    init?(intValue: Int) { nil }
}
