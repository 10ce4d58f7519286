import JSONText
import RAGCore
import YAMLText

/// A value of a service's answer as text for a reader: on one line, visible, and bounded.
enum FieldText {
    /// Scalars of one field.
    static let limit = 300
    private static let elementLimit = 10

    /// Nil where there is nothing to say: null, a blank text, an object, or a list with one of these in it.
    static func text(of node: JSONNode) -> String? {
        guard node.kind == .array else { return single(node) }
        let texts = node.elements.prefix(elementLimit).map(single)
        let known = texts.compactMap { $0 }
        return known.isEmpty || known.count < texts.count ? nil : cut(known.joined(separator: ", "))
    }

    private static func single(_ node: JSONNode) -> String? {
        switch node.kind {
        case .string: node.string.flatMap(visible)
        case .number: node.bytes.count <= 40 ? String(decoding: node.bytes, as: UTF8.self) : nil
        case .bool: node.bool == true ? "yes" : "no"
        case .null, .array, .object: nil
        }
    }

    /// Without what does not show, which models read all the same, and without characters of private use. Each run of
    /// blanks and ends of lines becomes one blank.
    static func visible(_ text: String) -> String? {
        // A control character parts words, as a blank does.
        let spaced = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
            )
        )
        var shown = String.UnicodeScalarView()
        var hasBlank = false
        // One further than the limit, to see whether something is cut.
        for scalar in InvisibleCharacters.removed(from: spaced).unicodeScalars where shown.count <= limit {
            if scalar.properties.isWhitespace {
                hasBlank = !shown.isEmpty
            } else if isKnown(scalar) {
                if hasBlank { shown.append(" ") }
                hasBlank = false
                shown.append(scalar)
            }
        }
        return shown.isEmpty ? nil : cut(String(shown))
    }

    private static func cut(_ text: String) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
    }

    private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .privateUse, .unassigned: false
        default: true
        }
    }
}
