/// Takes the marks off the beginnings of lines, and joins the lines that a paragraph was wrapped into.
///
/// The result still holds the marks inside lines, which `MarkdownInlines` removes.
struct MarkdownLines {
    private let source: [UInt8]
    private var output: [UInt8] = []
    /// Whether the next line begins a line of the output.
    private var startsLine = true

    init(_ source: [UInt8]) {
        self.source = source
        output.reserveCapacity(source.count)
    }

    mutating func unwrapped() -> [UInt8] {
        var start = 0
        while start < source.count {
            let end = source[start...].firstIndex { $0 == Self.newline || $0 == Self.carriageReturn } ?? source.count
            add(source[start..<end])
            start = end + 1
        }
        return output
    }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        var rest = Self.trimmed(line)
        var isMarked = false
        while let mark = rest.first, mark == UInt8(ascii: ">") {
            rest = Self.trimmed(rest.dropFirst())
        }
        if let text = Self.withoutBullet(rest) {
            rest = text
            isMarked = true
        }
        if let text = Self.withoutHeadingMarks(rest) {
            rest = text
            isMarked = true
        }
        if rest.isEmpty || Self.isStructure(rest) {
            startsLine = true
            return
        }
        let isRow = rest.count > 1 && rest.first == UInt8(ascii: "|")
        separate(isMarked || isRow)
        if isRow {
            addRow(rest)
        } else {
            output += rest
        }
        startsLine = isRow
    }

    private mutating func separate(_ begins: Bool) {
        guard !output.isEmpty else { return }
        if begins || startsLine {
            output.append(Self.newline)
        } else {
            // A backslash before the end of a line is a break, not text.
            if output.last == UInt8(ascii: "\\") { output.removeLast() }
            output.append(UInt8(ascii: " "))
        }
    }

    /// Adds the cells of a table row, joined by commas. An escaped pipe is text.
    private mutating func addRow(_ row: ArraySlice<UInt8>) {
        var cell: [UInt8] = []
        var isFirst = true
        func finish(_ output: inout [UInt8]) {
            let text = Self.trimmed(cell[...])
            cell.removeAll(keepingCapacity: true)
            guard !text.isEmpty else { return }
            if !isFirst { output += [UInt8(ascii: ","), UInt8(ascii: " ")] }
            output += text
            isFirst = false
        }
        var isEscaped = false
        for byte in row {
            if byte == UInt8(ascii: "|"), !isEscaped {
                finish(&output)
            } else {
                cell.append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        finish(&output)
    }

    /// The text after `- `, `* ` or `+ ` and a task's box, or nil where there is no bullet.
    private static func withoutBullet(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let mark = line.first,
            mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "+"),
            let next = line.dropFirst().first, isBlank(next)
        else { return nil }
        let rest = trimmed(line.dropFirst())
        // `* * *` is a rule.
        if isStructure(rest) { return [] }
        let box = Array(rest.prefix(4))
        guard box.count == 4, box[0] == UInt8(ascii: "["), box[2] == UInt8(ascii: "]"), isBlank(box[3]),
            box[1] == UInt8(ascii: " ") || box[1] | 0x20 == UInt8(ascii: "x")
        else { return rest }
        return trimmed(rest.dropFirst(4))
    }

    /// The text between `## ` and any closing `##`, or nil where the line is no heading.
    private static func withoutHeadingMarks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let level = line.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(level) else { return nil }
        var rest = line.dropFirst(level)
        guard rest.first.map(isBlank) ?? true else { return nil }
        rest = trimmed(rest)
        let closing = rest.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        let text = rest.dropLast(closing)
        return text.last.map(isBlank) ?? true ? trimmed(text) : rest
    }

    /// A code fence, a rule, the underline of a heading or the line below a table's header.
    private static func isStructure(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return false }
        if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
            let fence = line.prefix { $0 == first }.count
            return fence >= 3 && !line.dropFirst(fence).contains(UInt8(ascii: "`"))
        }
        let isRow = first == UInt8(ascii: "|") || first == UInt8(ascii: ":")
        var marks = 0
        for byte in line where !isBlank(byte) {
            switch byte {
            case UInt8(ascii: "-") where isRow: break
            case UInt8(ascii: "|"), UInt8(ascii: ":"):
                guard isRow || first == UInt8(ascii: "-") else { return false }
            case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "_"):
                guard byte == first else { return false }
            default: return false
            }
            marks += 1
        }
        return marks >= 3
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let text = line.drop(while: isBlank)
        guard let last = text.lastIndex(where: { !isBlank($0) }) else { return [] }
        return text[...last]
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
