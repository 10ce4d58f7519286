package import RAGCore

/// Reads plain text. Paragraphs are parted by blank lines; `Q: …` begins a question.
///
/// `text` is the file itself, without invisible characters. The title is the file's name.
package struct PlainTextReader: DocumentReader {
    package init() {}

    package var fileExtensions: [String] { ["txt", "text"] }

    package func documents(in file: SourceFile) throws(ReaderError) -> [Document] {
        let text = try SourceText(of: file)
        let blocks = Paragraphs.blocks(of: text.bytes)
        return [Document(id: file.path, uri: file.uri, title: file.stem, text: text.string, blocks: blocks)]
    }
}
