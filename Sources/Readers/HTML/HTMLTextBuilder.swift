import RAGCore

/// Gathers the text of a page, block by block, from its elements in their order.
///
/// Blanks are collapsed as a browser does; each block stands on lines of its own. A class, because libxml2's callbacks
/// reach it by a pointer.
final class HTMLTextBuilder {
    private(set) var text: [UInt8] = []
    private(set) var blocks: [Block] = []
    /// As the page says in `<title>`, blanks collapsed.
    private(set) var title: [UInt8] = []
    /// As `<html lang>` says.
    private(set) var language: String?

    private var frames: [HTMLFrame] = []
    private var rows: [Row] = []
    /// Where the open block begins in `text`, and what it is.
    private var open: (start: Int, kind: Block.Kind)?
    /// Blanks that count only if text follows them in the same block.
    private var gap = Gap.none

    private struct Row {
        var cells = 0
        /// Of `cells`, those whose separator is written; the first needs none.
        var separated = 1
        var hasData = false
    }

    private enum Gap: Int {
        case none, space, line
    }

    /// Open elements.
    var depth: Int { frames.count }

    private var frame: HTMLFrame { frames.last ?? HTMLFrame() }

    func start(_ name: String, _ attributes: [String: String]) {
        let child = frame.child(name, attributes)
        switch child.element {
        case .page: language = language ?? attributes["lang"] ?? attributes["xml:lang"]
        case .lineBreak: startLine()
        case .image: addAlternative(attributes["alt"])
        case .row:
            flush()
            rows.append(Row())
        case .cell(let isHeader): startCell(isHeader: isHeader)
        case .table: flush()
        case .inline, .title: break
        default: separate()
        }
        frames.append(child)
    }

    /// Without what a reference such as `&#8203;` or `&shy;` spelled and nobody sees.
    private static func visible(_ characters: [UInt8]) -> [UInt8] {
        guard characters.contains(where: { $0 >= 0x7F }) else { return characters }
        return Array(InvisibleCharacters.removed(from: String(decoding: characters, as: UTF8.self)).utf8)
    }

    /// Ends the innermost element of that name and all in it. A name that is not open ends nothing.
    func end(_ name: String) {
        guard let index = frames.lastIndex(where: { $0.name == name }) else { return }
        while frames.count > index {
            switch frame.element {
            case .row:
                flush()
                _ = rows.popLast()
            case .table: flush()
            case .inline, .title, .lineBreak, .image: break
            default: separate()
            }
            frames.removeLast()
        }
    }

    func add(_ characters: [UInt8]) {
        let frame = frame
        let characters = Self.visible(characters)
        if frame.element == .title { return addTitle(characters) }
        guard frame.visibility == .shown else { return }
        var index = 0
        while index < characters.count {
            let byte = characters[index]
            switch (byte, index + 1 < characters.count ? characters[index + 1] : 0) {
            case (0xC2, 0xA0):
                addBlank(0x20, in: frame)
                index += 1
            case (0x20, _), (0x09...0x0D, _):
                addBlank(byte, in: frame)
            default:
                if open == nil || gap != .none || frame.isInRow { beginWord(in: frame) }
                text.append(byte)
            }
            index += 1
        }
    }

    func finish() {
        flush()
    }
}

extension HTMLTextBuilder {
    private func addTitle(_ characters: [UInt8]) {
        for byte in characters {
            if !byte.isBlankOrLineEnd {
                title.append(byte)
            } else if let last = title.last, last != 0x20 {
                title.append(0x20)
            }
        }
    }

    private func addAlternative(_ alternative: String?) {
        guard let alternative, !alternative.isEmpty else { return }
        widen(.space)
        add(Array(alternative.utf8))
        widen(.space)
    }

    private func startLine() {
        if frame.isPreformatted { addBlank(UInt8(ascii: "\n"), in: frame) } else { widen(.line) }
    }

    private func startCell(isHeader: Bool) {
        guard !rows.isEmpty else { return separate() }
        widen(.space)
        rows[rows.count - 1].cells += 1
        if !isHeader { rows[rows.count - 1].hasData = true }
    }

    /// A row is one block whatever stands in its cells; elsewhere an element ends the open block.
    private func separate() {
        if frame.isInRow { widen(.space) } else { flush() }
    }

    private func widen(_ wider: Gap) {
        if wider.rawValue > gap.rawValue { gap = wider }
    }

    /// Blanks of preformatted text stay, save those before its first line.
    private func addBlank(_ byte: UInt8, in frame: HTMLFrame) {
        if !frame.isPreformatted {
            widen(.space)
        } else if open != nil, byte != UInt8(ascii: "\r") {
            text.append(byte)
        }
    }

    /// Writes what stands between the text so far and a byte that is no blank.
    private func beginWord(in frame: HTMLFrame) {
        if open == nil {
            if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
            open = (text.count, frame.kind)
            gap = .none
        }
        if frame.isInRow, let row = rows.last, row.separated < row.cells {
            for _ in row.separated..<row.cells { text += " | ".utf8 }
            rows[rows.count - 1].separated = row.cells
        } else if gap != .none {
            text.append(gap == .line && !frame.isInRow ? UInt8(ascii: "\n") : 0x20)
        }
        gap = .none
    }

    private func flush() {
        gap = .none
        guard let (start, kind) = open else { return }
        open = nil
        while let last = text.last, text.count > start, last.isBlankOrLineEnd { text.removeLast() }
        let range = start..<text.count
        switch kind {
        case .paragraph: Paragraphs.append(range, of: text, to: &blocks)
        case .heading(let level, _): blocks.append(Block(.heading(level: level, title: heading(range)), range))
        case .tableRow: blocks.append(Block(rows.last?.hasData == false ? .tableHeader : .tableRow, range))
        default: blocks.append(Block(kind, range))
        }
    }

    private func heading(_ range: Range<Int>) -> String {
        String(decoding: text[range].map { $0.isLineEnd ? 0x20 : $0 }, as: UTF8.self)
    }
}
