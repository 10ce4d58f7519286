package import RAGCore

/// The formats that can be read, and which file is which.
package struct ReaderCatalogue: Sendable {
    private let readers: [String: any DocumentReader]

    /// - Parameter readers: where two share an extension, the later one has it.
    package init(_ readers: [any DocumentReader] = Self.allReaders) {
        var table: [String: any DocumentReader] = [:]
        for reader in readers {
            for name in reader.fileExtensions { table[name] = reader }
        }
        self.readers = table
    }

    package static var allReaders: [any DocumentReader] {
        [MarkdownReader(), HTMLReader(), PlainTextReader(), CSVReader(), JSONLinesReader()]
    }

    /// In alphabetical order.
    package var fileExtensions: [String] { readers.keys.sorted() }

    /// Whether a file of that path can be read, judged by its extension.
    package func knows(path: some StringProtocol) -> Bool {
        readers[FileName(path).fileExtension] != nil
    }

    /// Reads `file` in the format that its extension and its first bytes say.
    package func documents(in file: SourceFile) throws(ReaderError) -> [Document] {
        try reader(of: file).documents(in: file)
    }

    /// A page that was saved as text is still a page: `.txt` that begins with `<!doctype html` or `<html` is HTML.
    private func reader(of file: SourceFile) throws(ReaderError) -> any DocumentReader {
        let name = file.fileExtension
        if name == "txt", let html = readers["html"], HTMLReader.isPage(file.bytes) { return html }
        guard let reader = readers[name] else {
            throw .file(file.uri, .unknownFormat(name, known: fileExtensions))
        }
        return reader
    }
}
