import RAGCore
import Readers
import Testing

struct SourceTextTests {
    @Test func `paragraphs of plain text are parted by blank lines, and lines that ask are questions`() throws {
        let document = try readOne("One\ntwo\n \n\n  three  \r\n\r\nQ: why?\nA: thus\n", as: "notes/log.txt")
        #expect(
            document.pieces == [
                Piece(.paragraph, "One\ntwo"), Piece(.paragraph, "three"), Piece(.question, "Q: why?"),
                Piece(.paragraph, "A: thus"),
            ]
        )
        #expect(document.id == "notes/log.txt")
        #expect(document.title == "log")
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x41, 0x00, 0xAC, 0x20], "A€"), ([0xFE, 0xFF, 0x00, 0x41, 0xD8, 0x3E, 0xDD, 0xD7], "A🧗"),
            ([0xEF, 0xBB, 0xBF, 0x41], "A"), ([0x41, 0xC3, 0xA9], "Aé"),
        ] as [([UInt8], String)]
    )
    func `text is UTF-8, or UTF-16 that says so`(bytes: [UInt8], text: String) throws {
        let documents = try ReaderCatalogue().documents(in: SourceFile(path: "a.txt", bytes: bytes))
        #expect(documents.map(\.text) == [text])
    }

    @Test(
        arguments: [
            ([], "a.txt: the file is empty."), ([0x20, 0x0A], "a.txt: there is no text to find in it."),
            ([0x41, 0x42, 0x00], "a.txt: byte 2 is NUL, so this is no text."),
            ([0x41, 0xE9, 0x42], "a.txt: byte 1 is not UTF-8; save the file as UTF-8."),
            ([0xEF, 0xBB, 0xBF, 0x41, 0xC3], "a.txt: byte 4 is not UTF-8; save the file as UTF-8."),
            (
                [0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8],
                "a.txt: byte 4 is not UTF-16, which the file's first bytes announce; save it as UTF-8."
            ),
            (
                [0xFF, 0xFE, 0x41, 0x00, 0x42],
                "a.txt: byte 4 is not UTF-16, which the file's first bytes announce; save it as UTF-8."
            ),
            ([0xFE, 0xFF, 0x00, 0x00], "a.txt: byte 2 is NUL, so this is no text."),
        ] as [([UInt8], String)]
    )
    func `what is no text is refused by its first wrong byte`(bytes: [UInt8], message: String) {
        #expect(refusal(of: bytes, as: "a.txt") == message)
    }

    @Test func `a format is known by its extension in any case`() throws {
        #expect(try readOne("# H", as: "A.MD").title == "H")
        #expect(ReaderCatalogue().fileExtensions.contains("jsonl"))
        #expect(
            refusal(of: "x", as: "a.docx")
                == "a.docx: the format .docx cannot be read; known are .csv, .htm, .html, .jsonl, .markdown, .md, "
                + ".mdown, .mkd, .ndjson, .text, .tsv, .txt, .xhtml."
        )
        #expect(refusal(of: "x", as: "LICENSE").hasPrefix("LICENSE: a file without an extension cannot be read; known"))
        #expect(refusal(of: "x", as: ".md").hasPrefix(".md: a file without an extension"))
    }
}
