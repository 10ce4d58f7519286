package import RAGCore

/// Reads GitHub-flavoured Markdown with YAML front matter.
///
/// `text` is the file itself, without invisible characters. Front matter stays in it, and no block covers it. Blocks are whole
/// lines from their first mark on: an item begins at its bullet, code at its fence. What stands in a list item or a quote
/// is an item or a quote, headings too. Link definitions, comments and HTML without text are no blocks. A paragraph that
/// begins with `Q:` or `**Q:**` is a question.
package struct MarkdownReader: DocumentReader {
    package init() {}

    package var fileExtensions: [String] { ["md", "markdown", "mdown", "mkd"] }

    package func documents(in file: SourceFile) throws(ReaderError) -> [Document] {
        let text = try SourceText(of: file)
        let front = try FrontMatter(in: text, of: file)
        let blocks = try Self.blocks(of: text.bytes, from: front.end, file: file)
        guard !blocks.isEmpty else { throw .file(file.uri, .noText) }
        let document = front.fields.document(
            id: front.fields.id ?? file.path,
            uri: file.uri,
            title: front.fields.title ?? Self.firstTitle(in: blocks) ?? file.stem,
            text: text.string,
            format: .markdown,
            blocks: blocks
        )
        return [document]
    }

    private static func blocks(of text: [UInt8], from start: Int, file: SourceFile) throws(ReaderError) -> [Block] {
        let skeleton: MarkdownSkeleton
        do {
            skeleton = try MarkdownSkeleton(of: text[start...])
        } catch {
            throw .file(file.uri, error)
        }
        let tree = MarkdownTree(parsing: skeleton.bytes)
        var builder = MarkdownBlocks(text: text, offset: start, skeleton: skeleton)
        tree.walk(enter: { builder.enter($0) }, leave: { builder.leave($0) })
        builder.finish()
        return builder.blocks
    }

    private static func firstTitle(in blocks: [Block]) -> String? {
        for block in blocks {
            if case .heading(level: 1, let title) = block.kind { return title }
        }
        return nil
    }
}
