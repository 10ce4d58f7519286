import RAGCore
import Yams

/// Reads the YAML of front matter with Yams, within bounds. The only user of Yams.
///
/// Before it is parsed, its nesting is bounded, because Yams recurses, and anchors with aliases are refused, because a few
/// lines of them can stand for more nodes than memory holds. Types are told from the text, not by Yams's resolver, which
/// runs regular expressions.
enum FrontMatterYAML {
    struct Entry {
        enum Value {
            /// The text as it was written, and the type it looks like.
            case scalar(String, MetadataValue)
            case list([MetadataValue])
        }

        var key: String
        var value: Value
        /// In the file, from 1.
        var line: Int
    }

    static let depthLimit = 32

    /// The entries of the top level that are scalars, or lists of scalars; mappings inside it are passed over.
    ///
    /// - Parameter yaml: what stands between the two lines of dashes; its first line is the file's first line.
    static func entries(in yaml: ArraySlice<UInt8>, of file: SourceFile) throws(ReaderError) -> [Entry] {
        try YAMLBounds(depthLimit: depthLimit).check(yaml, of: file)
        let parsed = try root(of: String(decoding: yaml, as: UTF8.self), file: file)
        // Anchors are held by the parser alone, which has to outlive their inspection.
        return try withExtendedLifetime(parsed.parser) { () throws(ReaderError) -> [Entry] in
            guard let root = parsed.node else { return [] }
            guard case .mapping(let mapping) = root else { throw .line(file.uri, line(of: root), .yamlNotMapping) }
            var entries: [Entry] = []
            for (key, value) in mapping {
                guard let name = key.scalar?.string else { throw .line(file.uri, line(of: key), .yamlNotMapping) }
                guard let entryValue = try entryValue(of: value, file: file) else { continue }
                entries.append(Entry(key: name, value: entryValue, line: line(of: key)))
            }
            return entries
        }
    }

    private static func root(of yaml: String, file: SourceFile) throws(ReaderError) -> (parser: Parser, node: Node?) {
        do {
            let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
            return (parser, try parser.singleRoot())
        } catch let error as YamlError {
            let (problem, line) = describe(error)
            throw .line(file.uri, line, .invalidYAML(problem))
        } catch {
            throw .line(file.uri, 1, .invalidYAML("it cannot be parsed"))
        }
    }

    private static func describe(_ error: YamlError) -> (problem: String, line: Int) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (problem, max(1, mark.line))
        case .duplicatedKeysInMapping(let keys, let context):
            ("\(keys.joined(separator: ", ")) stands there twice", max(1, context.mark.line))
        default: ("it cannot be parsed", 1)
        }
    }

    private static func entryValue(of node: Node, file: SourceFile) throws(ReaderError) -> Entry.Value? {
        switch node {
        case .scalar(let scalar):
            return .scalar(text(of: scalar), try value(of: scalar, file: file))
        case .sequence(let sequence):
            guard sequence.anchor == nil else { throw .line(file.uri, line(of: node), .yamlReference) }
            var values: [MetadataValue] = []
            for case .scalar(let scalar) in sequence { values.append(try value(of: scalar, file: file)) }
            return .list(values)
        case .mapping, .alias:
            return nil
        }
    }

    private static func line(of node: Node) -> Int {
        max(1, node.mark?.line ?? 1)
    }

    /// Without text where the scalar says null.
    private static func text(of scalar: Node.Scalar) -> String {
        scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string) ? "" : scalar.string
    }

    /// Only a plain scalar may be something else than text.
    private static func value(of scalar: Node.Scalar, file: SourceFile) throws(ReaderError) -> MetadataValue {
        guard scalar.anchor == nil else { throw .line(file.uri, scalar.mark?.line ?? 1, .yamlReference) }
        return scalar.style == .plain ? ScalarText.value(of: scalar.string) : .string(scalar.string)
    }
}
