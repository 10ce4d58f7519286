import Readers
import Testing

@Suite struct TabularFileTests {
    private func read(_ text: String) throws(ReaderError) -> TabularFile {
        try TabularFile(SourceFile(path: "t.csv", bytes: Array(text.utf8)))
    }

    @Test func `a table gives its columns, and its rows with their lines`() throws {
        let file = try read("\u{FEFF} prompt ,a;b\r\n\"x\r\ny\",1\r\n\r\nz,\"2\"\"\"\r\n")
        #expect(file.columns == ["prompt", "a;b"])
        #expect(file.rows.map(\.line) == [2, 5])
        #expect(file.rows.map(\.fields) == [["x\r\ny", "1"], ["z", "2\""]])
    }

    @Test func `a fault is named by file and line`() {
        #expect(throws: ReaderError.line("t.csv", 3, .fieldCount(1, header: 2))) { try read("a,b\n1,2\n3\n") }
        #expect(throws: ReaderError.file("t.csv", .empty)) { try read("") }
    }
}
