import RAGCore

/// Turns the nodes of a Markdown text into blocks.
///
/// cmark's columns and last lines are not used: in 0.29.0.gfm.6 the last line of a heading that is underlined, of code
/// that is indented and of HTML is wrong, and so is the place of a table's header. Each block stands on lines of its own,
/// so the line it begins on is enough: it ends before the line on which the next node begins, less blanks.
struct MarkdownBlocks {
    private let text: [UInt8]
    /// Of the skeleton in `text`: front matter lies before it.
    private let offset: Int
    private let skeleton: MarkdownSkeleton

    private(set) var blocks: [Block] = []
    private var open: Leaf?
    private var lastLine = -1
    private var containers: [Container] = []
    private var listDepth = 0
    private var quoteDepth = 0

    private enum Container: Equatable {
        case quote
        case list
        /// `line` is where it begins, until its own text has begun.
        case item(line: Int, hasText: Bool)
        case table
    }

    /// A block that has begun and whose end is not known yet.
    private struct Leaf {
        enum Kind: Equatable {
            case block(Block.Kind)
            case heading(level: Int)
            case html
            /// Lines of a paragraph, the header and the row of dashes, until the first row tells them apart.
            case tableHead
            /// What is passed over, such as a rule.
            case nothing
        }

        var kind: Kind
        var line: Int
    }

    init(text: [UInt8], offset: Int, skeleton: MarkdownSkeleton) {
        self.text = text
        self.offset = offset
        self.skeleton = skeleton
    }

    mutating func enter(_ node: MarkdownTree.Node) {
        guard node.line >= 0 else { return }
        switch node.kind {
        case .quote:
            begin(.nothing, at: node.line)
            containers.append(.quote)
            quoteDepth += 1
        case .list:
            begin(.nothing, at: node.line)
            containers.append(.list)
            listDepth += 1
        case .item:
            begin(.nothing, at: node.line)
            containers.append(.item(line: node.line, hasText: false))
        case .table:
            containers.append(.table)
            begin(.tableHead, at: node.line)
        case .heading(let level):
            if containers.isEmpty { begin(.heading(level: level), at: node.line) } else { beginText(at: node.line) }
        case .paragraph: beginText(at: node.line)
        case .code: begin(.block(.code), at: node.line)
        case .html: begin(.html, at: node.line)
        case .tableRow(isHeader: false): begin(.block(.tableRow), at: node.line)
        case .tableRow(isHeader: true): break
        case .rule, .other: begin(.nothing, at: node.line)
        }
    }

    mutating func leave(_ kind: MarkdownTree.Node.Kind) {
        switch kind {
        case .quote:
            containers.removeLast()
            quoteDepth -= 1
        case .list:
            containers.removeLast()
            listDepth -= 1
        case .item, .table: containers.removeLast()
        default: break
        }
    }

    mutating func finish() {
        close(before: skeleton.lineStarts.count)
        open = nil
    }

    /// Begins the text of a paragraph, or of a heading that stands in a container.
    private mutating func beginText(at line: Int) {
        switch containers.last {
        case .item(let itemLine, hasText: false):
            containers[containers.count - 1] = .item(line: itemLine, hasText: true)
            begin(
                .block(.listItem(depth: listDepth)),
                at: itemLine > lastLine || open?.line == itemLine ? itemLine : line
            )
        case .item: continueItem(at: line)
        case .quote: begin(.block(.quote), at: line)
        default: begin(.block(.paragraph), at: line)
        }
    }

    /// A further paragraph of an item belongs to the item's block, unless a list, code or the like stands between.
    private mutating func continueItem(at line: Int) {
        if case .block(.listItem(listDepth)) = open?.kind { return }
        begin(.block(.paragraph), at: line)
    }

    /// Ends the open block before `line` and begins another there. A container and its first block share a line.
    private mutating func begin(_ kind: Leaf.Kind, at line: Int) {
        guard line < skeleton.lineStarts.count, line >= lastLine else { return }
        if line > lastLine || open == nil { close(before: line) }
        lastLine = line
        open = Leaf(kind: kind, line: line)
    }

    private mutating func close(before line: Int) {
        guard let open else { return }
        switch open.kind {
        case .nothing: break
        case .block(.paragraph): addParagraph(extent(open.line, line))
        case .block(let kind): add(kind, extent(open.line, line))
        case .heading(let level): addHeading(level, extent(open.line, line))
        case .html:
            let range = extent(open.line, line)
            if MarkdownHTML.hasText(text[range]) { add(.paragraph, range) }
        case .tableHead: addTableHead(from: open.line, before: line)
        }
    }

    private mutating func add(_ kind: Block.Kind, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        blocks.append(Block(kind, range))
    }

    private mutating func addParagraph(_ range: Range<Int>) {
        Paragraphs.append(LinkDefinitions.skipped(in: text, range), of: text, to: &blocks)
    }

    private mutating func addHeading(_ level: Int, _ range: Range<Int>) {
        var content = text[range]
        if content.first != UInt8(ascii: "#"), let underline = content.lastIndex(where: \.isLineEnd) {
            content = content[..<underline]
        }
        let title = Markup.plainText(ofMarkdown: String(decoding: content, as: UTF8.self))
        guard !title.isEmpty else { return }
        add(.heading(level: level, title: Blanks.collapsed(title)), range)
    }

    /// The header is the line above the last row of dashes; lines above it are a paragraph.
    private mutating func addTableHead(from first: Int, before line: Int) {
        let next = skeleton.delimiterLines.partitioningIndex { $0 >= line }
        guard next > 0, skeleton.delimiterLines[next - 1] > first else { return addParagraph(extent(first, line)) }
        let header = skeleton.delimiterLines[next - 1] - 1
        if header > first { addParagraph(extent(first, header)) }
        add(.tableHeader, extent(header, header + 1))
    }

    /// The bytes from line `first` to before line `end`, less blanks and the marks of empty quoted lines.
    private func extent(_ first: Int, _ end: Int) -> Range<Int> {
        let lower = skeleton.lineStarts[first] + offset
        let upper = end < skeleton.lineStarts.count ? skeleton.lineStarts[end] + offset : text.count
        let start = text[lower..<upper].firstIndex { !$0.isBlankOrLineEnd } ?? upper
        return start..<trimmedEnd(of: start..<upper)
    }

    private func trimmedEnd(of range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound {
            if text[end - 1].isBlankOrLineEnd {
                end -= 1
                continue
            }
            // A last line of nothing but `>` belongs to the quote, not to its paragraph.
            var mark = end
            while mark > range.lowerBound, text[mark - 1] == UInt8(ascii: ">") || text[mark - 1] == 0x20 { mark -= 1 }
            guard mark < end, mark > range.lowerBound, text[mark - 1].isLineEnd else { break }
            end = mark
        }
        return end
    }
}

extension [Int] {
    /// The first index whose element satisfies `predicate`, where all that do stand at the end.
    fileprivate func partitioningIndex(where predicate: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
