import RAGCore

/// Gives text that has no type of its own, such as a cell of a table, the type it looks like.
enum ScalarText {
    /// `true` and `false` are truth values, a plain decimal such as `12` or `-0.5` is a number, all else is text.
    ///
    /// Text that would not come back the same from a number stays text: `007`, `+1`, `1e5`, or more than 15 digits.
    static func value(of text: String) -> MetadataValue {
        switch text {
        case "true": .bool(true)
        case "false": .bool(false)
        default: number(text).map(MetadataValue.number) ?? .string(text)
        }
    }

    private static func number(_ text: String) -> Double? {
        var digits = text.utf8[...]
        if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard digits.count <= 16, (1...2).contains(parts.count), let whole = parts.first,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }),
            whole.count == 1 || whole.first != UInt8(ascii: "0")
        else { return nil }
        return Double(text)
    }
}
