import RAGCore

/// The YAML between `---` and `---` at the head of a Markdown file: what it says, and where it ends.
struct FrontMatter {
    /// The most bytes that front matter may have.
    static let limit = 65_536

    private(set) var fields = DocumentFields()
    /// Where the text begins: behind the closing line, or 0 where there is no front matter.
    let end: Int

    /// Front matter begins on the first line. A first line `---` that no other closes is a rule, not front matter.
    init(in text: SourceText, of file: SourceFile) throws(ReaderError) {
        var lines = Lines(of: text.bytes)
        guard text.bytes.starts(with: "---".utf8), let first = lines.next(), first.content.elementsEqual("---".utf8),
            let closing = Self.closingLine(&lines)
        else {
            end = 0
            return
        }
        end = closing.endIndex
        guard closing.startIndex <= Self.limit else { throw .file(file.uri, .frontMatterTooLong(limit: Self.limit)) }
        let yaml = text.bytes[first.content.endIndex..<closing.startIndex]
        for entry in try FrontMatterYAML.entries(in: yaml, of: file) {
            do throws(LineFault) {
                switch entry.value {
                case .scalar(let text, let value): try fields.take(entry.key, text: text, value: value)
                case .list(let values): try fields.take(entry.key, list: values)
                }
                try fields.check()
            } catch {
                throw .line(file.uri, entry.line, error)
            }
        }
    }

    private static func closingLine(_ lines: inout Lines) -> ArraySlice<UInt8>? {
        while let line = lines.next() {
            if line.content.elementsEqual("---".utf8) || line.content.elementsEqual("...".utf8) { return line.content }
        }
        return nil
    }
}
