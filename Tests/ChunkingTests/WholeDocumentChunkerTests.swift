import Chunking
import RAGCore
import TestSupport
import Testing

@Suite struct WholeDocumentChunkerTests {
    private let chunker = WholeDocumentChunker(measure: CharacterMeasure())

    private func document(_ title: String, _ text: String) -> Document {
        Document(id: "d", uri: "d.txt", title: title, text: text, blocks: [])
    }

    @Test func `a document is one chunk, its title in front of what is embedded`() {
        let chunks = chunker.chunks(of: document("Zelte", "Größe:\n\nzwei Personen"))
        #expect(chunks.count == 1)
        #expect(chunks[0].text == "Größe:\n\nzwei Personen")
        #expect(chunks[0].range == 0..<"Größe:\n\nzwei Personen".utf8.count)
        #expect(chunks[0].embeddedText == "Zelte\nGröße:\n\nzwei Personen")
        #expect(chunks[0].length == chunks[0].embeddedText.count)
        #expect(chunker.identity == "whole-1 measure=characters")
    }

    @Test(arguments: [("", "text", "text"), ("title", "", "title\n")])
    func `title or text may be missing`(title: String, text: String, embedded: String) {
        #expect(chunker.chunks(of: document(title, text)).map(\.embeddedText) == [embedded])
    }

    @Test func `a document of nothing has no chunk`() {
        #expect(chunker.chunks(of: document("", "")).isEmpty)
    }
}
