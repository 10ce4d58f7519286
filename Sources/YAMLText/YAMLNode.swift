/// A value of a YAML document, with the line where it begins.
package struct YAMLNode: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        package var name: String
        package var line: Int
        package var value: YAMLNode
    }

    package enum Content: Sendable, Equatable {
        /// `isPlain`: it stands without quotation marks, so it may be something else than text.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([Field])
    }

    package var content: Content
    package var line: Int

    /// Nothing was written, or null.
    package var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }
}
