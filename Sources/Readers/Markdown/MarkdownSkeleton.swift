/// What cmark is given to read: a copy of the text, of the same length and with the same lines, that holds block structure
/// and nothing else.
///
/// Only the blocks of a document are asked of cmark, and only the lines they begin on. So the marks of inline syntax
/// (`[`, `` ` ``, `*`, `_`, `&`, `<` inside a line) are overwritten in the copy. cmark-gfm 0.29.0.gfm.6, which Debian 12
/// has, reads some of them in quadratic time (64 KB of `www.a_`: 1.7 s; 512 KB of `a <!A `: 5.6 s; reference definitions
/// expanded without a bound), and four of its published vulnerabilities lie there. None of that code sees a mark here.
///
/// Structure is bounded the same way, by overwriting what goes beyond:
/// - containers: `markerLimit` markers on a line, and none beyond column `columnLimit` (unbounded, 64 KB of `- ` before
///   32,000 blank lines take 5.9 s);
/// - tables: `columnCountLimit` columns and `cellLimit` cells, counted as rows x columns; a larger one is read as text. So
///   is a table that begins after `tableReach` bytes of its paragraph, or after `tableTries` rows of dashes in it. Beyond
///   `pipeLimit` on a line, pipes part no cells (unbounded, a row of 64 KB of `|` takes 7.9 s).
struct MarkdownSkeleton {
    /// Containers that one line may open or continue.
    static let markerLimit = 64
    /// Columns of a line in which a container may begin.
    static let columnLimit = 200
    static let columnCountLimit = 256
    static let cellLimit = 100_000
    static let pipeLimit = 512
    static let tableReach = 4096
    static let tableTries = 4
    /// Nodes that cmark may make of a text, estimated from above; at some 170 bytes each they stay below 350 MB.
    static let nodeLimit = 2_000_000

    private(set) var bytes: [UInt8]
    /// Where each line begins, in `bytes`.
    private(set) var lineStarts: [Int] = []
    /// Ascending indices of the lines that part a table's header from its rows.
    private(set) var delimiterLines: [Int] = []

    private var nodes = 0
    /// The line behind the last blank one, and the rows of dashes since.
    private var runStart = 0
    private var tries = 0

    /// - Throws: where cmark would make more than `nodeLimit` nodes.
    init(of text: ArraySlice<UInt8>) throws(FileFault) {
        bytes = Array(text)
        lineStarts.reserveCapacity(bytes.count / 40)
        var position = 0
        while position < bytes.count {
            lineStarts.append(position)
            position = readLine(at: position)
            if nodes > Self.nodeLimit { throw .tooManyBlocks(limit: Self.nodeLimit) }
        }
    }

    /// Overwrites what does not belong in the line, and returns where the next begins.
    private mutating func readLine(at start: Int) -> Int {
        let first = skipMarkers(from: start)
        nodes += 1
        guard first < bytes.count, !bytes[first].isLineEnd else {
            let next = endOfLine(first)
            if bytes[start..<first].allSatisfy(\.isBlankOrLineEnd) {
                runStart = next
                tries = 0
            }
            return next
        }
        nodes += 2
        switch bytes[first] {
        case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "-"):
            checkDelimiterRow(at: first)
            return maskLine(from: first)
        case UInt8(ascii: "*"), UInt8(ascii: "_"):
            return isRule(at: first) ? skipLine(from: first) : maskLine(from: first)
        case UInt8(ascii: "`"):
            return maskLine(from: endOfFence(at: first))
        case UInt8(ascii: "<"):
            return maskLine(from: opensHTML(at: first, lineStart: start) ? first + 1 : first)
        default:
            return maskLine(from: first)
        }
    }

    /// Passes over the markers of quotes and list items, and returns the first byte that is none.
    private mutating func skipMarkers(from start: Int) -> Int {
        var index = start
        var column = 0
        var markers = 0
        while index < bytes.count {
            let width = markerWidth(at: index)
            if width > 0 {
                guard markers < Self.markerLimit, column < Self.columnLimit else {
                    bytes[index] = Self.filler
                    return index
                }
                markers += 1
                nodes += 2
                index += width
                column += width
            } else if bytes[index] == UInt8(ascii: " ") {
                index += 1
                column += 1
            } else if bytes[index] == UInt8(ascii: "\t") {
                index += 1
                column += 4 - column % 4
            } else {
                return index
            }
        }
        return index
    }

    /// The bytes of a quote's or list item's marker at `index`, 0 where there is none.
    private func markerWidth(at index: Int) -> Int {
        let byte = bytes[index]
        if byte == UInt8(ascii: ">") { return 1 }
        var end = index
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") {
            end += 1
        } else if (0x30...0x39).contains(byte) {
            while end < bytes.count, end - index < 9, (0x30...0x39).contains(bytes[end]) { end += 1 }
            guard end < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")") else {
                return 0
            }
            end += 1
        } else {
            return 0
        }
        return end == bytes.count || bytes[end].isBlankOrLineEnd ? end - index : 0
    }

    /// Overwrites the marks of inline syntax from `start` to the end of the line.
    ///
    /// `</` stays: `</pre>` and its like close a block wherever they stand.
    private mutating func maskLine(from start: Int) -> Int {
        var index = start
        var pipes = 0
        while index < bytes.count {
            let byte = bytes[index]
            // Most bytes are letters, which no case below names.
            if (0x61...0x7A).contains(byte) {
                index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                return endOfLine(index)
            case UInt8(ascii: "|"):
                pipes += 1
                if pipes > Self.pipeLimit { bytes[index] = Self.filler }
            case UInt8(ascii: "["), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "&"), 0:
                bytes[index] = Self.filler
            case UInt8(ascii: "<") where index + 1 >= bytes.count || bytes[index + 1] != UInt8(ascii: "/"):
                bytes[index] = Self.filler
            default:
                break
            }
            index += 1
        }
        return index
    }

    private func skipLine(from start: Int) -> Int {
        var index = start
        while index < bytes.count, !bytes[index].isLineEnd { index += 1 }
        return endOfLine(index)
    }

    /// The start of the line behind the line end at `index`.
    private func endOfLine(_ index: Int) -> Int {
        guard index < bytes.count else { return index }
        let isPair =
            bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
            && bytes[index + 1] == UInt8(ascii: "\n")
        return index + (isPair ? 2 : 1)
    }

    /// Whether the line from `start` is a rule: its first mark three times or more, and blanks.
    private func isRule(at start: Int) -> Bool {
        let mark = bytes[start]
        var count = 0
        for byte in bytes[start...] {
            if byte == mark {
                count += 1
            } else if byte.isLineEnd {
                break
            } else if byte != 0x20, byte != 0x09 {
                return false
            }
        }
        return count >= 3
    }

    /// The end of the ticks of a code fence at `start`, or `start` where the ticks are those of a code span.
    private func endOfFence(at start: Int) -> Int {
        let ticks = bytes[start...].prefix { $0 == UInt8(ascii: "`") }
        let info = bytes[ticks.endIndex...].prefix { !$0.isLineEnd }
        return ticks.count >= 3 && !info.contains(UInt8(ascii: "`")) ? ticks.endIndex : start
    }

    /// Whether the `<` at `index` may begin a block of HTML.
    ///
    /// `<!` and `<?` do not where they are indented like a line that continues a paragraph: cmark would take them for text
    /// and look for their ends again and again.
    private func opensHTML(at index: Int, lineStart: Int) -> Bool {
        guard index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        guard next == UInt8(ascii: "!") || next == UInt8(ascii: "?"), lineStart != runStart else { return true }
        let indent = bytes[lineStart..<index].reversed().prefix { $0 == 0x20 || $0 == 0x09 }
        // Behind the marker of a list item a paragraph begins; behind that of a quote it may go on.
        let markerEnd = index - indent.count
        if markerEnd > lineStart, bytes[markerEnd - 1] != UInt8(ascii: ">") { return true }
        return indent.count < 4 && !indent.contains(0x09)
    }
}

extension MarkdownSkeleton {
    /// Notes the row of dashes at `start` if there is one, or overwrites it where its table would be too large.
    private mutating func checkDelimiterRow(at start: Int) {
        guard let columns = columnsOfDelimiterRow(at: start) else { return }
        tries += 1
        let mostRows = Self.cellLimit / columns
        guard columns <= Self.columnCountLimit, tries <= Self.tableTries, start - runStart <= Self.tableReach,
            let rows = rowsOfTable(after: start, limit: mostRows)
        else {
            bytes[start] = Self.filler
            return
        }
        nodes += 2 * rows * columns
        delimiterLines.append(lineStarts.count - 1)
    }

    /// The columns that the line from `start` parts, or nil where it is no `|---|:-:|`.
    private func columnsOfDelimiterRow(at start: Int) -> Int? {
        var columns = 0
        var dashes = false
        var isDelimiter = false
        for byte in bytes[start...] {
            switch byte {
            case UInt8(ascii: "-"):
                if !dashes { columns += 1 }
                dashes = true
            case UInt8(ascii: "|"):
                isDelimiter = true
                dashes = false
            case UInt8(ascii: ":"): isDelimiter = true
            case 0x20, 0x09: break
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return isDelimiter && columns > 0 ? columns : nil
            default: return nil
            }
        }
        return isDelimiter && columns > 0 ? columns : nil
    }

    /// The lines from the one at `start` to the next blank one, or nil where there are more than `limit`.
    private func rowsOfTable(after start: Int, limit: Int) -> Int? {
        var rows = 0
        var index = skipLine(from: start)
        while index < bytes.count {
            let next = skipLine(from: index)
            guard bytes[index..<next].contains(where: { $0 > 0x20 }) else { break }
            rows += 1
            guard rows <= limit else { return nil }
            index = next
        }
        return rows
    }

    private static let filler = UInt8(ascii: "x")
}

extension UInt8 {
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    var isBlankOrLineEnd: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
