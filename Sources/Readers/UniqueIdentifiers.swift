/// The identifiers of a file's records, of which no two are equal.
struct UniqueIdentifiers {
    private let path: String
    private var lines: [String: Int] = [:]

    init(path: String) {
        self.path = path
    }

    /// The record's own `id`, or one made of `text`, the words it is known by.
    mutating func identifier(_ id: String?, text: String, line: Int) throws(LineFault) -> String {
        let identifier = id ?? DerivedIdentifier.make(path: path, text: text)
        if let first = lines.updateValue(line, forKey: identifier) {
            throw id.map { .duplicateIdentifier($0, firstLine: first) } ?? .repeatedText(firstLine: first)
        }
        return identifier
    }
}
