import RAGCore
import Readers
import Testing

struct MarkdownBlocksTests {
    @Test func `headings carry their level and their title without markup`() throws {
        let text = "# A *big* `day` #\n\n   ## [Returns](/r) \\& more\n\nTwo\nlines\n===\n\nSub\n---\n\n#\n"
        #expect(
            try readOne(text, as: "a.md").pieces == [
                Piece(.heading(level: 1, title: "A big day"), "# A *big* `day` #"),
                Piece(.heading(level: 2, title: "Returns & more"), "## [Returns](/r) \\& more"),
                Piece(.heading(level: 1, title: "Two lines"), "Two\nlines\n==="),
                Piece(.heading(level: 2, title: "Sub"), "Sub\n---"),
            ]
        )
    }

    @Test func `an item is its own text from its bullet on, and not that of the items in it`() throws {
        let text = "- one\n  wrapped\n\n  second paragraph\n  - inner\n    1. innermost\n- last\n\n3) three\n"
        #expect(
            try readOne(text, as: "a.md").pieces == [
                Piece(.listItem(depth: 1), "- one\n  wrapped\n\n  second paragraph"),
                Piece(.listItem(depth: 2), "- inner"),
                Piece(.listItem(depth: 3), "1. innermost"),
                Piece(.listItem(depth: 1), "- last"),
                Piece(.listItem(depth: 1), "3) three"),
            ]
        )
    }

    @Test func `a paragraph of an item behind a list in it is a paragraph`() throws {
        let text = "- one\n  - inner\n\n  afterwards\n"
        #expect(
            try readOne(text, as: "a.md").pieces == [
                Piece(.listItem(depth: 1), "- one"), Piece(.listItem(depth: 2), "- inner"),
                Piece(.paragraph, "afterwards"),
            ]
        )
    }

    @Test func `each row of a table is a block, and the lines above its header are a paragraph`() throws {
        let text = "Sizes:\n| size | chest |\n|:-----|------:|\n| S | 88 |\n  | M | 96 \nL\n\nDone.\n"
        #expect(
            try readOne(text, as: "a.md").pieces == [
                Piece(.paragraph, "Sizes:"), Piece(.tableHeader, "| size | chest |"), Piece(.tableRow, "| S | 88 |"),
                Piece(.tableRow, "| M | 96"), Piece(.tableRow, "L"), Piece(.paragraph, "Done."),
            ]
        )
    }

    @Test(arguments: ["a|b\n-|-", "a|b\n-|-\n\n", "a|b\n-|-\n# H\n", "- a|b\n  -|-\n", "> a|b\n> -|-\n"])
    func `a table without rows has a header`(text: String) throws {
        let first = try #require(try readOne(text, as: "a.md").pieces.first)
        #expect(first.kind == .tableHeader)
        #expect(first.text.hasSuffix("a|b"))
    }

    @Test func `code keeps its fences`() throws {
        let text = "```js\nlet a = 1\n\n# no heading\n```\n\n    indented\n\n    code\n\n~~~\nopen\n"
        #expect(
            try readOne(text, as: "a.md").pieces == [
                Piece(.code, "```js\nlet a = 1\n\n# no heading\n```"), Piece(.code, "indented\n\n    code"),
                Piece(.code, "~~~\nopen"),
            ]
        )
    }

    @Test func `ticks with ticks behind them are no fence`() throws {
        #expect(
            try readOne("``` a`b\n\n# H\n", as: "a.md").pieces.map(\.kind) == [
                .paragraph, .heading(level: 1, title: "H"),
            ]
        )
    }

    @Test func `quotes end before their empty lines`() throws {
        let text = "> one\nlazy\n>\n> > two\n>\n> - item\n>\n> ## no section\n>\n\ntext ->\n"
        #expect(
            try readOne(text, as: "a.md").pieces == [
                Piece(.quote, "> one\nlazy"), Piece(.quote, "> > two"), Piece(.listItem(depth: 1), "> - item"),
                Piece(.quote, "> ## no section"), Piece(.paragraph, "text ->"),
            ]
        )
    }

    @Test func `a paragraph that asks is a question, and what answers it in the same paragraph is not`() throws {
        let text =
            "**Q:** Why?\n**A:** Thus.\nAnd so.\n\nQ2: When?\n\nNow.\n\nQuality: high\n\n__Question:__ Who?\n\nQ:\n"
        #expect(
            try readOne(text, as: "a.md").pieces == [
                Piece(.question, "**Q:** Why?"), Piece(.paragraph, "**A:** Thus.\nAnd so."),
                Piece(.question, "Q2: When?"), Piece(.paragraph, "Now."), Piece(.paragraph, "Quality: high"),
                Piece(.question, "__Question:__ Who?"), Piece(.paragraph, "Q:"),
            ]
        )
    }

    @Test func `link definitions and comments are no blocks, a footnote is one`() throws {
        let text = """
            [a]: /u
            [b]: <v> "t"
            Text with [a].

            [c]: /x

            <!-- hidden

            still hidden -->
            [^1]: noted

            [d]: not a definition
            """
        #expect(
            try readOne(text, as: "a.md").pieces.map(\.text) == [
                "Text with [a].", "[^1]: noted", "[d]: not a definition",
            ]
        )
    }

    @Test func `html is a paragraph where it holds text`() throws {
        let text =
            "<div align=\"center\">\n\nshown\n\n</div>\n\n<p>also <b>shown</b></p>\n\n<script>\nno()\n</script>\n"
        #expect(
            try readOne(text, as: "a.md").pieces == [
                Piece(.paragraph, "shown"), Piece(.paragraph, "<p>also <b>shown</b></p>"),
            ]
        )
    }

    @Test func `pre ends where it is closed`() throws {
        let text = "<pre>a</pre>\n\n# H\n"
        #expect(try readOne(text, as: "a.md").pieces.last?.kind == .heading(level: 1, title: "H"))
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `line ends of any kind give the same blocks`(end: String) throws {
        let lines = ["# H", "", "- a", "\t- b", "", "| x |", "|---|", "| y |", "", "> q", "", "end"]
        let document = try readOne(lines.joined(separator: end), as: "a.md")
        #expect(
            document.pieces == [
                Piece(.heading(level: 1, title: "H"), "# H"), Piece(.listItem(depth: 1), "- a"),
                Piece(.listItem(depth: 2), "- b"), Piece(.tableHeader, "| x |"), Piece(.tableRow, "| y |"),
                Piece(.quote, "> q"), Piece(.paragraph, "end"),
            ]
        )
    }

    @Test func `tabs and wide characters do not shift ranges`() throws {
        let text = "Ångström 🧗🏽\n\n-\tHöhe: 3 m\n\n\t日本語\n\n>\tzitiert\n"
        #expect(
            try readOne(text, as: "a.md").pieces == [
                Piece(.paragraph, "Ångström 🧗🏽"), Piece(.listItem(depth: 1), "-\tHöhe: 3 m\n\n\t日本語"),
                Piece(.quote, ">\tzitiert"),
            ]
        )
    }

    @Test func `text is the file itself without its byte order mark`() throws {
        let document = try readOne("\u{FEFF}# H  \r\n\ntext\n", as: "a.md")
        #expect(document.text == "# H  \r\n\ntext\n")
        #expect(document.blocks.map(\.range) == [0..<3, 8..<12])
    }

    @Test func `rules part blocks and are none`() throws {
        #expect(try readOne("a\n\n***\n\n- - -\n\n_ _ _\nb\n", as: "a.md").pieces.map(\.text) == ["a", "b"])
    }
}
