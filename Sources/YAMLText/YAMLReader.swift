/// Reads a value of a file of settings as what it must be, and says where it is not.
package struct YAMLReader<Failure: YAMLFailure>: Sendable, Equatable {
    package let node: YAMLNode
    /// Where the value stands in the configuration, such as `gateway.cache.life`; empty for the whole.
    package let path: String
    package let file: String
    /// Of the name where the value has one, else of the value.
    package let line: Int

    package init(yaml: String, file: String) throws(Failure) {
        do {
            node = try YAMLDocument.root(of: yaml)
        } catch {
            throw Failure(error.problem, line: error.line, of: file)
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

    package func failure(_ problem: YAMLProblem) -> Failure {
        Failure(problem, line: line, of: file)
    }

    /// The value is not what it must be.
    package func mustBe(_ rule: String) -> Failure {
        failure(.value(field: path, found: found, rule: rule))
    }

    /// The same value under another path.
    package func named(_ path: String) -> YAMLReader {
        YAMLReader(node: node, path: path, file: file, line: line)
    }

    /// The fields with their names, in the order of the file; none where the value is null.
    package func pairs() throws(Failure) -> [(name: String, reader: YAMLReader)] {
        if node.isNull { return [] }
        guard case .mapping(let fields) = node.content else { throw mustBe("fields, each with its value") }
        return fields.map { field in
            let path = path.isEmpty ? field.name : "\(path).\(field.name)"
            return (field.name, YAMLReader(node: field.value, path: path, file: file, line: field.line))
        }
    }

    package func fields<Name: FieldName>(_: Name.Type) throws(Failure) -> YAMLFields<Name, Failure> {
        try YAMLFields(self)
    }

    package func items() throws(Failure) -> [YAMLReader] {
        guard case .sequence(let items) = node.content else { throw mustBe("a list") }
        return items.enumerated().map { index, item in
            YAMLReader(node: item, path: "\(path)[\(index)]", file: file, line: item.line)
        }
    }

    /// A list of texts, or one text.
    package func texts() throws(Failure) -> [String] {
        if case .scalar = node.content { return [try text()] }
        var texts: [String] = []
        for item in try items() { texts.append(try item.text()) }
        return texts
    }

    /// For a field that may be a text or have fields of its own.
    package var hasFields: Bool {
        if case .mapping = node.content { true } else { false }
    }

    /// The value as a sentence shows it.
    package var found: String {
        switch node.content {
        case .scalar(let text, _): node.isNull || text.isEmpty ? "empty" : Shown.text(text)
        case .sequence(let items): items.isEmpty ? "an empty list" : "a list"
        case .mapping: "a group of fields"
        }
    }
}
