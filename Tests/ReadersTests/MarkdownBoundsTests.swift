import RAGCore
import Readers
import Testing

struct MarkdownBoundsTests {
    /// 1 MB of each took cmark-gfm 0.29.0.gfm.6 alone from seconds to hours, or memory without a bound.
    @Test(arguments: [
        "> ", "- ", "1. ", "[", "[a](", "![", "*a ", "**a _b ", "`a``b", "<", "a <!A ", "a <![CDATA[", "a <!--",
        "www.a_",
        "a@", "\\", "&", "|", "|a|\n|-|\n", "|a|b|\n|-|\n", "[a]: u\n", "[a]: b \"\n", "a\n=\n", "- - x ", "```\n",
        "-\t",
        "<div>\n", "</", ">     <!A\n", "      <!A\n", "<a b='\n", "\r", "> - ",
    ])
    func `a million bytes of one mark are read at once`(mark: String) throws {
        let document = try readOne("text\n\n\(repeated(mark, upTo: 1_000_000))\n\n# End\n\nlast\n", as: "a.md")
        #expect(document.faultOfRanges == nil)
        #expect(document.pieces.first == Piece(.paragraph, "text"))
    }

    @Test func `containers nested without end are read, and what follows them as well`() throws {
        for mark in ["> ", "- ", "1. "] {
            let text =
                repeated(mark, upTo: 100_000 * mark.utf8.count) + "deep\n" + repeated("\n", upTo: 100_000) + "# End\n"
            let document = try readOne(text, as: "a.md")
            #expect(document.faultOfRanges == nil)
            #expect(document.blocks.last?.kind == .heading(level: 1, title: "End"))
        }
    }

    @Test func `definitions of links are not expanded`() throws {
        let text = "[a]: \(repeated("u", upTo: 500_000))\n\n\(repeated("[a] ", upTo: 500_000))\n"
        #expect(try readOne(text, as: "a.md").blocks.count == 1)
    }

    @Test(arguments: [(256, true), (257, false)])
    func `a table has at most 256 columns, a wider one is text`(columns: Int, isTable: Bool) throws {
        let text =
            "|" + repeated("a|", upTo: 2 * columns - 2) + "\n|" + repeated("-|", upTo: 2 * columns - 2) + "\n|x|\n"
        let kinds = try readOne(text, as: "a.md").blocks.map(\.kind)
        #expect(kinds == (isTable ? [.tableHeader, .tableRow] : [.paragraph]))
    }

    @Test(arguments: [(1000, true), (1001, false)])
    func `a table has at most 100,000 cells, a larger one is text`(rows: Int, isTable: Bool) throws {
        let header = "|" + repeated("a|", upTo: 198) + "\n|" + repeated("-|", upTo: 198) + "\n"
        let text = header + String(repeating: "|x\n", count: rows) + "\nafter\n"
        let kinds = try readOne(text, as: "a.md").blocks.map(\.kind)
        #expect(kinds.first == (isTable ? .tableHeader : .paragraph))
        #expect(kinds.count == (isTable ? rows + 2 : 2))
    }

    @Test func `a row of pipes beyond its columns costs nothing`() throws {
        #expect(try readOne("|a|\n|-|\n\(repeated("|", upTo: 1_000_000))\n", as: "a.md").blocks.count == 2)
    }

    @Test func `more pieces than memory should hold are refused`() {
        let text = repeated("- a\n", upTo: 2_000_000)
        #expect(refusal(of: text, as: "a.md") == "a.md: it holds more than 2000000 pieces of Markdown; split it.")
    }

    @Test(arguments: 1...40)
    func `ranges of any Markdown lie in the text, ascend and cut no character`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let text = Self.markdown(using: &generator)
            do {
                let document = try readOne(text, as: "a.md")
                #expect(document.faultOfRanges == nil, "seed \(seed): \(text.debugDescription)")
                #expect(document.text == text)
            } catch ReaderError.file(_, .noText) {
                // Nothing but marks: there is no document to check.
            } catch ReaderError.line {
                // The text began with dashes, and what follows them is no front matter.
                #expect(text.hasPrefix("---"))
            }
        }
    }

    private static func markdown(using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 2...24, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    private static let pieces = [
        "- ", "> ", "1. ", "  ", "    ", "\t", "\n", "\n", "\n\n", "# ", "===\n", "---\n", "***\n", "* ", "+ ",
        "| a | b |\n", "|---|---|\n", "|", "word ", "日本", "`", "```\n", "~~~\n", "*a*", "[a](b)", "[a]: b\n", "<div>",
        "</div>", "<!-- c -->", "<pre>", "</pre>", "&amp;", "\\", "a\\|b", "_ _ _\n", "\r\n", "\r", "- [ ] ", "é", "🧗🏽",
        "-", "=", ":-:|-\n", "a|b\n", "12) ", "<!--", "-->", "<?p", "?>", "    code\n", "\u{A0}", "**Q:** a?\n",
        "A: b\n",
    ]
}
