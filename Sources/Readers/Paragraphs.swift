import RAGCore

/// Finds the paragraphs of text that has no other structure.
enum Paragraphs {
    /// The runs of lines that blank lines part. A line that asks begins a question, and one that answers a paragraph.
    static func blocks(of text: [UInt8]) -> [Block] {
        var blocks: [Block] = []
        var start: Int?
        var end = 0
        var lines = Lines(of: text)
        while let line = lines.next() {
            let content = line.content
            if content.isEmpty {
                if let first = start { append(first..<end, of: text, to: &blocks) }
                start = nil
            } else {
                start = start ?? content.startIndex
                end = content.endIndex
            }
        }
        if let start { append(start..<end, of: text, to: &blocks) }
        return blocks
    }

    /// Appends the paragraph `range` of `text` as one block, or as several where its lines ask and answer.
    static func append(_ range: Range<Int>, of text: [UInt8], to blocks: inout [Block]) {
        var kind = Block.Kind.paragraph
        var start = range.lowerBound
        var end = range.lowerBound
        var lines = Lines(of: text, in: range)
        while let line = lines.next() {
            let content = line.content
            guard !content.isEmpty else { continue }
            if let role = QuestionMarker.role(of: content) {
                if start < end { blocks.append(Block(kind, start..<end)) }
                kind = role == .question ? .question : .paragraph
                start = content.startIndex
            }
            end = content.endIndex
        }
        if start < end { blocks.append(Block(kind, start..<end)) }
    }
}
