import RAGCore

/// Reads text without any markup: paragraphs stand between blank lines.
enum Paragraphs {
    static func blocks(in bytes: Span<UInt8>) -> [Block] {
        var blocks: [Block] = []
        var position = 0
        while let paragraph = Lines.nextGroup(in: bytes, from: position, to: bytes.count) {
            blocks.append(Block(.paragraph, paragraph))
            position = paragraph.upperBound
        }
        return blocks
    }
}
