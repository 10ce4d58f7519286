import RAGCore
import Readers
import Testing

struct ReaderCatalogueTests {
    @Test func `files are read on many threads at once`() async throws {
        let markdown = "# A\n\n| a | b |\n|---|---|\n| 1 | ~~2~~ |\n\n- www.example.com\n"
        let page = "<h1>A</h1><table><tr><th>a<th>b<tr><td>1<td>2</table><ul><li>x"
        let expected = [try readOne(markdown, as: "a.md"), try readOne(page, as: "a.html")]
        try await withThrowingTaskGroup(of: [Document].self) { group in
            for _ in 0..<200 {
                group.addTask { [try readOne(markdown, as: "a.md"), try readOne(page, as: "a.html")] }
            }
            for try await documents in group { #expect(documents == expected) }
        }
    }

    @Test func `a format that is added is read, and has its extension`() throws {
        let catalogue = ReaderCatalogue([PlainTextReader(), ShoutingReader()])
        #expect(catalogue.fileExtensions == ["text", "txt"])
        #expect(catalogue.knows(path: "docs/a.TXT"))
        #expect(!catalogue.knows(path: "docs/a.md"))
        let file = SourceFile(path: "a.txt", bytes: Array("quiet".utf8))
        #expect(try catalogue.documents(in: file).map(\.text) == ["QUIET"])
    }
}

private struct ShoutingReader: DocumentReader {
    let fileExtensions = ["txt"]

    func documents(in file: SourceFile) throws(ReaderError) -> [Document] {
        let text = String(decoding: file.bytes, as: UTF8.self).uppercased()
        return [Document(id: file.path, uri: file.uri, title: file.stem, text: text, blocks: [])]
    }
}
