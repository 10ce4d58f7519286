import JSONText

/// The top-level fields of a request's body, read by type. Null stands for a field that is missing.
struct RequestFields {
    let document: JSONDocument
    private let root: JSONNode

    init(_ bytes: [UInt8]) throws(WireError) {
        do throws(JSONError) {
            document = try JSONDocument(bytes)
        } catch {
            throw .notJSON(error)
        }
        root = document.root
        guard root.kind == .object else { throw .notAnObject(root.kind) }
        if let key = root.repeatedKey { throw .repeatedField(Self.shown(key), in: "The body") }
    }

    /// Keys are the caller's text: in a sentence they are short and of one line.
    static func shown(_ key: String) -> String {
        String(key.unicodeScalars.prefix(40).filter { $0.properties.generalCategory != .control }.map(Character.init))
    }

    subscript(field: String) -> JSONNode? {
        guard let node = root[field], node.kind != .null else { return nil }
        return node
    }

    func bool(_ field: String) throws(WireError) -> Bool? {
        guard let node = self[field] else { return nil }
        guard let value = node.bool else { throw .wrongType(field, expected: "true or false") }
        return value
    }

    func int(_ field: String, in range: ClosedRange<Int>) throws(WireError) -> Int? {
        guard let node = self[field] else { return nil }
        guard let value = node.int else { throw .wrongType(field, expected: "a whole number") }
        guard range.contains(value) else {
            throw .outOfRange(field, value, from: range.lowerBound, to: range.upperBound)
        }
        return value
    }

    func array(_ field: String) throws(WireError) -> JSONNode? {
        try node(field, .array, "a list")
    }

    func object(_ field: String) throws(WireError) -> JSONNode? {
        try node(field, .object, "an object")
    }

    /// The name of a model, which goes into logs and metrics and so is not to be long.
    func model() throws(WireError) -> String? {
        guard let model = try node("model", .string, "a string")?.string else { return nil }
        guard !model.isEmpty else { throw .wrongType("model", expected: "the name of a model") }
        guard model.utf8.count <= Self.modelLimit else { throw .tooLong("model", limit: Self.modelLimit) }
        return model
    }

    private static let modelLimit = 256

    private func node(_ field: String, _ kind: JSONKind, _ expected: String) throws(WireError) -> JSONNode? {
        guard let node = self[field] else { return nil }
        guard node.kind == kind else { throw .wrongType(field, expected: expected) }
        return node
    }
}
