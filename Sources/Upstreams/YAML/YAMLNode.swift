/// A value of a YAML document, with the line where it begins.
struct YAMLNode {
    struct Field {
        var name: String
        var line: Int
        var value: YAMLNode
    }

    enum Content {
        /// `isPlain`: it stands without quotation marks, so it may be something else than text.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([Field])
    }

    var content: Content
    var line: Int

    /// Nothing was written, or null.
    var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }
}
