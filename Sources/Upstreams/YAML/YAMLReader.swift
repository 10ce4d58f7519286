/// Reads a value of a configuration file as what it must be, and says where it is not.
struct YAMLReader {
    let node: YAMLNode
    /// Where the value stands in the configuration, such as `gateway.cache.life`; empty for the whole.
    let path: String
    let file: String
    /// Of the name where the value has one, else of the value.
    let line: Int

    init(yaml: String, file: String) throws(ConfigurationError) {
        do {
            node = try YAMLDocument.root(of: yaml)
        } catch {
            throw ConfigurationError(place: .line(error.line, of: file), problem: error.problem)
        }
        path = ""
        self.file = file
        line = 1
    }

    private init(node: YAMLNode, path: String, file: String, line: Int) {
        self.node = node
        self.path = path
        self.file = file
        self.line = line
    }

    func failure(_ problem: ConfigurationProblem) -> ConfigurationError {
        ConfigurationError(place: .line(line, of: file), problem: problem)
    }

    /// The value is not what it must be.
    func mustBe(_ rule: String) -> ConfigurationError {
        failure(.value(field: path, found: found, rule: rule))
    }

    /// What is made from the value, its problem as one of this line.
    func checked<Value>(_ make: () throws(ConfigurationProblem) -> Value) throws(ConfigurationError) -> Value {
        do { return try make() } catch { throw failure(error) }
    }

    /// The same value under another path.
    func named(_ path: String) -> YAMLReader {
        YAMLReader(node: node, path: path, file: file, line: line)
    }

    /// The fields with their names, in the order of the file; none where the value is null.
    func pairs() throws(ConfigurationError) -> [(name: String, reader: YAMLReader)] {
        if node.isNull { return [] }
        guard case .mapping(let fields) = node.content else { throw mustBe("fields, each with its value") }
        return fields.map { field in
            let path = path.isEmpty ? field.name : "\(path).\(field.name)"
            return (field.name, YAMLReader(node: field.value, path: path, file: file, line: field.line))
        }
    }

    func fields<Name: FieldName>(_: Name.Type) throws(ConfigurationError) -> YAMLFields<Name> {
        try YAMLFields(self)
    }

    func items() throws(ConfigurationError) -> [YAMLReader] {
        guard case .sequence(let items) = node.content else { throw mustBe("a list") }
        return items.enumerated().map { index, item in
            YAMLReader(node: item, path: "\(path)[\(index)]", file: file, line: item.line)
        }
    }

    /// A list of texts, or one text.
    func texts() throws(ConfigurationError) -> [String] {
        if case .scalar = node.content { return [try text()] }
        var texts: [String] = []
        for item in try items() { texts.append(try item.text()) }
        return texts
    }

    private var found: String {
        switch node.content {
        case .scalar(let text, _): node.isNull || text.isEmpty ? "empty" : Shown.text(text)
        case .sequence(let items): items.isEmpty ? "an empty list" : "a list"
        case .mapping: "a group of fields"
        }
    }
}
