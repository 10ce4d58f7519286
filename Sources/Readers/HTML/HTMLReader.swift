package import RAGCore

/// Reads pages of HTML, however broken.
///
/// `text` is what a visitor sees, one block a line, blanks collapsed, entities as characters, cells joined by ` | `,
/// images by their alternative text. Left out are scripts and styles; what is hidden by `hidden`, `aria-hidden="true"` or a
/// `style` that does not display it; forms' fields; menus (`nav`) anywhere; and of the page's own `header` all but
/// headings, of its own `footer` all. The header and footer of a `main`, `article` or `section` stay. `dt` and `summary`
/// are questions.
package struct HTMLReader: DocumentReader {
    package init() {}

    package var fileExtensions: [String] { ["html", "htm", "xhtml"] }

    package func documents(in file: SourceFile) throws(ReaderError) -> [Document] {
        let source = try SourceText(of: file)
        do throws(FileFault) {
            let page = HTMLTextBuilder()
            try HTMLParser.parse(source.bytes, into: page)
            guard !page.blocks.isEmpty else { throw .noText }
            let text = try SourceText(decoding: page.text)
            let title = Self.title(of: page) ?? file.stem
            return [
                Document(
                    id: file.path,
                    uri: file.uri,
                    title: title,
                    text: text.string,
                    blocks: page.blocks,
                    language: page.language.flatMap { $0.isEmpty ? nil : $0 }
                )
            ]
        } catch {
            throw .file(file.uri, error)
        }
    }

    /// Whether the first bytes are those of a page.
    static func isPage(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(1024).drop { $0.isBlankOrLineEnd || $0 >= 0x80 }.prefix(14)
        let text = String(decoding: start, as: UTF8.self).lowercased()
        return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
    }

    private static func title(of page: HTMLTextBuilder) -> String? {
        let title = String(decoding: page.title, as: UTF8.self)
        if title.contains(where: { !$0.isWhitespace }) { return title.last == " " ? String(title.dropLast()) : title }
        for block in page.blocks {
            if case .heading(level: 1, let title) = block.kind { return title }
        }
        return nil
    }
}
