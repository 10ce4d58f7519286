extension YAMLNode {
    /// The value as JSON. A plain scalar that is a JSON number, `true`, `false` or null is that; any other is text.
    ///
    /// The depth is bounded by `YAMLBounds`.
    package var json: String {
        switch content {
        case .scalar(let text, let isPlain):
            if isNull { return "null" }
            return isPlain && (text == "true" || text == "false" || Self.isNumber(text)) ? text : Self.quoted(text)
        case .sequence(let items):
            return "[" + items.map(\.json).joined(separator: ",") + "]"
        case .mapping(let fields):
            return "{" + fields.map { "\(Self.quoted($0.name)):\($0.value.json)" }.joined(separator: ",") + "}"
        }
    }

    /// By the grammar of RFC 8259: no `+`, no leading zeros, digits around the point. An exponent has at most 3 digits.
    private static func isNumber(_ text: String) -> Bool {
        var rest = text.utf8.prefix(64)[...]
        guard rest.count == text.utf8.count else { return false }
        func digits() -> Int {
            let count = rest.prefix(while: ASCII.isDigit).count
            rest = rest.dropFirst(count)
            return count
        }
        func take(_ marks: String) -> Bool {
            guard let first = rest.first, marks.utf8.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = take("-")
        let leading = rest.first
        let whole = digits()
        guard whole == 1 || (whole > 1 && leading != UInt8(ascii: "0")) else { return false }
        if take("."), digits() == 0 { return false }
        if take("eE") {
            _ = take("+-")
            guard (1...3).contains(digits()) else { return false }
        }
        return rest.isEmpty
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
