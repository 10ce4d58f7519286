import JSONText
import RAGCore
import YAMLText

/// Reads the fields of one object of a request, each by its type and bounds. Null stands for a field that is missing.
///
/// Every field that is asked for is known; `finish` refuses the others.
package struct ObjectReader {
    private let node: JSONNode
    /// Where the object stands, as in `history[2].`; empty for the body.
    private let place: String
    private var known: Set<String> = []

    /// A body.
    package init(_ bytes: [UInt8]) throws(ServiceFailure) {
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(bytes)
        } catch {
            throw ServiceFailure(.invalidJSON, "The body is not JSON: \(error); send one JSON object.")
        }
        try self.init(document.root, at: "")
    }

    init(_ node: JSONNode, at place: String) throws(ServiceFailure) {
        guard node.kind == .object else {
            let name = place.isEmpty ? "The body" : "`\(place)`"
            throw ServiceFailure(.invalidValue, "\(name) must be an object.", param: place.isEmpty ? nil : place)
        }
        self.place = place.isEmpty ? "" : place + "."
        self.node = node
        if let key = node.repeatedKey {
            throw ServiceFailure(
                .invalidValue,
                "The field `\(self.place)\(ServiceFailure.shown(key))` is there twice; send it once."
            )
        }
    }

    /// The value of a field; nil where it is missing or null.
    mutating func node(_ field: String) -> JSONNode? {
        known.insert(field)
        guard let value = node[field], value.kind != .null else { return nil }
        return value
    }

    /// Whether a field is there, if only as null.
    mutating func has(_ field: String) -> Bool {
        known.insert(field)
        return node[field] != nil
    }

    /// - Parameter lengths: in code points, as JSON Schema counts.
    package mutating func text(_ field: String, _ lengths: ClosedRange<Int> = 0...1_000) throws(ServiceFailure)
        -> String?
    {
        guard let value = node(field) else { return nil }
        guard let text = value.string else { throw wrong(field, "a string") }
        // Nobody counts the characters of what is far too long.
        let length = text.utf8.count / 4 <= lengths.upperBound ? text.unicodeScalars.count : Int.max
        guard lengths.contains(length) else {
            throw wrong(field, "\(lengths.lowerBound) to \(lengths.upperBound) characters long")
        }
        return text
    }

    mutating func requiredText(_ field: String, _ lengths: ClosedRange<Int>) throws(ServiceFailure) -> String {
        guard let text = try text(field, lengths) else { throw missing(field, "a string") }
        return text
    }

    mutating func bool(_ field: String) throws(ServiceFailure) -> Bool? {
        guard let value = node(field) else { return nil }
        guard let bool = value.bool else { throw wrong(field, "true or false") }
        return bool
    }

    package mutating func int(_ field: String, in range: ClosedRange<Int>) throws(ServiceFailure) -> Int? {
        guard let value = node(field) else { return nil }
        guard let number = value.int, range.contains(number) else {
            throw wrong(field, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    mutating func number(_ field: String, in range: ClosedRange<Double>) throws(ServiceFailure) -> Double? {
        guard let value = node(field) else { return nil }
        guard let number = value.double, range.contains(number) else {
            throw wrong(field, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// One of a list of names.
    mutating func choice<Value: RawRepresentable & CaseIterable>(
        _ field: String,
        of type: Value.Type = Value.self
    ) throws(ServiceFailure) -> Value? where Value.RawValue == String {
        guard let value = node(field) else { return nil }
        guard let choice = value.string.flatMap(Value.init) else {
            throw wrong(field, "one of " + Value.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))
        }
        return choice
    }

    mutating func object(_ field: String) throws(ServiceFailure) -> ObjectReader? {
        guard let value = node(field) else { return nil }
        return try ObjectReader(value, at: place + field)
    }

    /// The elements of a list, with their places.
    mutating func list(_ field: String, limit: Int) throws(ServiceFailure) -> [(node: JSONNode, place: String)]? {
        guard let value = node(field) else { return nil }
        guard value.kind == .array else { throw wrong(field, "a list") }
        let elements = Array(value.elements)
        guard elements.count <= limit else { throw wrong(field, "a list of at most \(limit)") }
        return elements.enumerated().map { ($1, "\(place)\(field)[\($0)]") }
    }

    mutating func texts(_ field: String, limit: Int, length: Int = 1_000) throws(ServiceFailure) -> [String]? {
        guard let elements = try list(field, limit: limit) else { return nil }
        var texts: [String] = []
        for element in elements {
            guard let text = element.node.string, text.utf8.count <= length * 4 else {
                throw ServiceFailure(
                    .invalidValue,
                    "`\(element.place)` must be a string of at most \(length) characters.",
                    param: element.place
                )
            }
            texts.append(text)
        }
        return texts
    }

    /// Refuses what nobody asked for: a field that is mistyped would be passed over in silence.
    package func finish() throws(ServiceFailure) {
        for member in node.members where !known.contains(member.key) {
            let name = ServiceFailure.shown(member.key)
            let guess = Guess.nearest(to: member.key, among: known.sorted()).map { "; did you mean `\($0)`?" } ?? "."
            throw ServiceFailure(
                .unknownField,
                "There is no field `\(place)\(name)`\(guess)",
                param: place + name
            )
        }
    }

    func wrong(_ field: String, _ rule: String) -> ServiceFailure {
        ServiceFailure(.invalidValue, "`\(place)\(field)` must be \(rule).", param: place + field)
    }

    func missing(_ field: String, _ rule: String) -> ServiceFailure {
        ServiceFailure(.missingField, "`\(place)\(field)` is missing; it must be \(rule).", param: place + field)
    }
}
