import Yams

/// Reads YAML with Yams, within bounds. The only user of Yams beside the reader of front matter.
///
/// Types are told from the text by who reads a value, not by Yams's resolver, which runs regular expressions.
enum YAMLDocument {
    /// The root; an empty mapping where there is nothing.
    static func root(of yaml: String) throws(LocatedYAMLProblem) -> YAMLNode {
        try YAMLBounds.check(yaml)
        let parser: Parser
        let node: Node?
        do {
            parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
            node = try parser.singleRoot()
        } catch {
            throw located(error)
        }
        // Anchors are held by the parser alone, which has to outlive their inspection.
        return try withExtendedLifetime(parser) { () throws(LocatedYAMLProblem) -> YAMLNode in
            guard let node else { return YAMLNode(content: .mapping([]), line: 1) }
            return try copy(node)
        }
    }

    /// The depth is bounded by `YAMLBounds`.
    private static func copy(_ node: Node) throws(LocatedYAMLProblem) -> YAMLNode {
        let line = max(1, node.mark?.line ?? 1)
        guard node.anchor == nil else { throw LocatedYAMLProblem(line: line, problem: .reference) }
        switch node {
        case .alias:
            throw LocatedYAMLProblem(line: line, problem: .reference)
        case .scalar(let scalar):
            return YAMLNode(content: .scalar(scalar.string, isPlain: scalar.style == .plain), line: line)
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            for item in sequence { items.append(try copy(item)) }
            return YAMLNode(content: .sequence(items), line: line)
        case .mapping(let mapping):
            var fields: [YAMLNode.Field] = []
            for (key, value) in mapping { fields.append(try field(key, value)) }
            return YAMLNode(content: .mapping(fields), line: line)
        }
    }

    private static func field(_ key: Node, _ value: Node) throws(LocatedYAMLProblem) -> YAMLNode.Field {
        let line = max(1, key.mark?.line ?? 1)
        guard let name = key.scalar?.string else { throw LocatedYAMLProblem(line: line, problem: .fieldName) }
        guard key.anchor == nil else { throw LocatedYAMLProblem(line: line, problem: .reference) }
        return YAMLNode.Field(name: name, line: line, value: try copy(value))
    }

    private static func located(_ error: any Error) -> LocatedYAMLProblem {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            LocatedYAMLProblem(line: max(1, mark.line), problem: .syntax(problem))
        case .duplicatedKeysInMapping(let names, let context):
            LocatedYAMLProblem(line: max(1, context.mark.line), problem: .repeatedField(names.first ?? ""))
        case .reader(let problem, _, _, _):
            LocatedYAMLProblem(line: 1, problem: .syntax(problem))
        default:
            LocatedYAMLProblem(line: 1, problem: .syntax("it cannot be parsed"))
        }
    }
}
