import RAGCore

/// Puts a document together from blocks: each is a line of text between blank lines, list items and rows between line
/// ends.
struct DocumentBuilder {
    private var text = ""
    private var blocks: [Block] = []
    private let title: String

    init(title: String = "") {
        self.title = title
    }

    func adding(_ kind: Block.Kind, _ body: String) -> DocumentBuilder {
        var builder = self
        builder.add(kind, body)
        return builder
    }

    func heading(_ level: Int, _ title: String) -> DocumentBuilder {
        adding(.heading(level: level, title: title), String(repeating: "#", count: level) + " " + title)
    }

    func paragraph(_ body: String) -> DocumentBuilder { adding(.paragraph, body) }

    private mutating func add(_ kind: Block.Kind, _ body: String) {
        if !blocks.isEmpty { text += isLine(kind) ? "\n" : "\n\n" }
        let start = text.utf8.count
        text += body
        blocks.append(Block(kind, start..<text.utf8.count))
    }

    private func isLine(_ kind: Block.Kind) -> Bool {
        switch kind {
        case .listItem, .tableRow: true
        default: false
        }
    }

    var document: Document {
        Document(id: "1", uri: "1.md", title: title, text: text, blocks: blocks)
    }
}
