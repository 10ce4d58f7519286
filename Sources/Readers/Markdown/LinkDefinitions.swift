/// Finds the definitions of links, `[label]: target "title"`, which are no text.
enum LinkDefinitions {
    /// `range` without the definitions that its first lines hold. One definition is one line; a footnote,
    /// `[^1]: Its text.`, is no definition.
    static func skipped(in text: [UInt8], _ range: Range<Int>) -> Range<Int> {
        guard text[range].first == UInt8(ascii: "[") else { return range }
        var lines = Lines(of: text, in: range)
        while let line = lines.next() {
            if !line.content.isEmpty, !isDefinition(line.content) { return line.content.startIndex..<range.upperBound }
        }
        return range.upperBound..<range.upperBound
    }

    private static func isDefinition(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: "["), line.dropFirst().first != UInt8(ascii: "^"),
            let end = line.firstIndex(of: UInt8(ascii: "]")),
            line.dropFirst(end + 1 - line.startIndex).first == UInt8(ascii: ":")
        else { return false }
        let rest = line[(end + 2)...].drop(while: \.isBlankOrLineEnd)
        let target = rest.prefix { !$0.isBlankOrLineEnd }
        let title = rest.dropFirst(target.count).drop(while: \.isBlankOrLineEnd)
        guard !target.isEmpty else { return false }
        guard let open = title.first, let close = title.last else { return true }
        switch open {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return close == open && title.count > 1
        case UInt8(ascii: "("): return close == UInt8(ascii: ")")
        default: return false
        }
    }
}
