import JSONText

/// The objects of JSON lines, and their members as the kinds that are expected.
///
/// A byte order mark, CRLF and lines without text are passed over.
struct ObjectLines {
    struct Object {
        fileprivate var node: JSONNode
    }

    /// The optional keys that were asked for, and whether the lines so far have them.
    private var optionalKeys: [String: Bool] = [:]

    /// The value of each line.
    ///
    /// - Throws: the first fault by file and line, and a file without any object.
    static func values<Value>(
        of bytes: [UInt8],
        file: String,
        _ decode: (Object, inout ObjectLines) throws(RoutingError.Fault) -> Value
    ) throws(RoutingError) -> [Value] {
        var lines = ObjectLines()
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        var values: [Value] = []
        for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            do throws(RoutingError.Fault) {
                values.append(try decode(try object(in: line), &lines))
            } catch {
                throw .line(file: file, line: index + 1, error)
            }
        }
        guard !values.isEmpty else { throw .empty(file: file) }
        return values
    }

    private static func object(in line: ArraySlice<UInt8>) throws(RoutingError.Fault) -> Object {
        let root: JSONNode
        do throws(JSONError) {
            root = try JSONDocument(Array(line)).root
        } catch {
            throw .notJSON(error.fault.description(of: "line"))
        }
        guard root.kind == .object else { throw .notAnObject }
        if let key = root.repeatedKey { throw .repeatedKey(key) }
        return Object(node: root)
    }

    /// Whether the line has the key, which all lines must have or none.
    mutating func has(_ key: String, in object: Object) throws(RoutingError.Fault) -> Bool {
        let isHere = object.node[key].map { $0.kind != .null } ?? false
        if let before = optionalKeys[key], before != isHere { throw .unevenKey(key, isHere: isHere) }
        optionalKeys[key] = isHere
        return isHere
    }

    mutating func optionalNumber(_ key: String, in object: Object) throws(RoutingError.Fault) -> Double? {
        try has(key, in: object) ? try object.number(key) : nil
    }
}

extension ObjectLines.Object {
    func holds(_ key: String) -> Bool { node[key] != nil }

    func text(_ key: String) throws(RoutingError.Fault) -> String {
        guard let value = try member(key).string else { throw .notText(key) }
        guard value.contains(where: { !$0.isWhitespace }) else { throw .emptyText(key) }
        return value
    }

    func bool(_ key: String) throws(RoutingError.Fault) -> Bool {
        guard let value = try member(key).bool else { throw .notBoolean(key) }
        return value
    }

    func number(_ key: String) throws(RoutingError.Fault) -> Double {
        guard let value = try member(key).double else { throw .notNumber(key) }
        return value
    }

    private func member(_ key: String) throws(RoutingError.Fault) -> JSONNode {
        guard let member = node[key] else { throw .missing(key) }
        return member
    }
}
