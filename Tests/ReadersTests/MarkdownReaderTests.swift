import RAGCore
import Readers
import Testing

struct MarkdownReaderTests {
    @Test func `front matter says what the document is`() throws {
        let text = """
            ---
            id: returns
            title: "Returns: how"
            language: en
            audience: customer
            valid_from: 2026-01-02
            valid_until: 2026-12-31T00:00:00Z
            product: Tent 2
            weight: 2.5
            stocked: true
            zip: 00123
            note: ~
            tags: [garden, 2, true]
            author: {name: nobody}
            ---
            # Another title

            Text.
            """
        let document = try readOne(text, as: "help/a.md")
        #expect(document.id == "returns")
        #expect(document.title == "Returns: how")
        #expect(document.language == "en")
        #expect(document.audience == "customer")
        #expect(document.validity.from == CalendarDate("2026-01-02"))
        #expect(document.validity.until == CalendarDate("2026-12-31"))
        #expect(
            document.metadata == [
                "product": "Tent 2", "weight": 2.5, "stocked": true, "zip": "00123", "tags": ["garden", 2, true],
            ]
        )
        #expect(document.text == text)
        #expect(document.pieces.map(\.text) == ["# Another title", "Text."])
    }

    @Test(arguments: [
        ("# First\n\n# Second\n", "First"), ("## Sub\n\n# Main\n", "Main"), ("## Sub\n", "returns"),
        ("text", "returns"),
        ("---\ntitle: 2026\n---\n# First\n", "2026"),
    ])
    func `the title is the front matter's, or the first of level 1, or the file's name`(text: String, title: String)
        throws
    {
        #expect(try readOne(text, as: "help/returns.md").title == title)
    }

    @Test func `a document without an id is known by its path`() throws {
        #expect(try readOne("text", as: "help/returns.md").id == "help/returns.md")
    }

    @Test(arguments: ["---\n\ntext\n", "text\n\n---\na: b\n---\n", "----\na: b\n---\n", " ---\na: b\n---\nx"])
    func `dashes that nothing closes, or not on the first line, are no front matter`(text: String) throws {
        #expect(try readOne(text, as: "a.md").metadata.isEmpty)
    }

    @Test func `empty front matter says nothing`() throws {
        #expect(try readOne("---\n---\ntext", as: "a.md").pieces == [Piece(.paragraph, "text")])
        #expect(try readOne("---\r\n# comment\r\n---\r\ntext", as: "a.md").pieces == [Piece(.paragraph, "text")])
    }

    @Test(arguments: [
        (
            "---\ntitle: x\nvalid_from: 2026-02-30\n---\ntext",
            "a.md, line 3: valid_from is \"2026-02-30\", which is no date; write a day that exists as 2026-11-21."
        ),
        (
            "---\nvalid_from: 2026-05-02\nvalid_until: 2026-05-01\n---\ntext",
            "a.md, line 3: it is valid from 2026-05-02 until 2026-05-01, which is before; swap them."
        ),
        (
            "---\naudience: [staff, customer]\n---\ntext",
            "a.md, line 2: audience must be one value, not a list or an object."
        ),
        ("---\n- a\n- b\n---\ntext", "a.md, line 2: the front matter must be a list of `key: value` lines."),
        (
            "---\na: &x 1\n---\ntext",
            "a.md, line 2: the front matter uses a YAML anchor or alias (& or *); write the value out, or quote it."
        ),
        (
            "---\na: &x [1]\nb: [*x, *x]\n---\ntext",
            "a.md, line 3: the front matter uses a YAML anchor or alias (& or *); write the value out, or quote it."
        ),
        (
            "---\na: 1\na: 2\n---\ntext",
            "a.md, line 2: the front matter is not valid YAML (a stands there twice); quote values that hold : or #."
        ),
        (
            "---\ntitle: Returns: how\n---\ntext",
            "a.md, line 2: the front matter is not valid YAML (mapping values are not allowed in this context); "
                + "quote values that hold : or #."
        ),
        ("---\na: b\n---\n", "a.md: there is no text to find in it."),
        ("[a]: b\n", "a.md: there is no text to find in it."),
    ])
    func `what cannot be meant is refused with its line`(text: String, message: String) {
        #expect(refusal(of: text, as: "a.md") == message)
    }

    @Test(arguments: ["title: Terms & Conditions", "title: 5 * 3", "title: R&D"])
    func `an ampersand or a star in text is no reference`(line: String) throws {
        #expect(try readOne("---\n\(line)\n---\ntext", as: "a.md").title == line.dropFirst(7))
    }

    @Test func `yaml that nests or expands is refused before it is parsed`() {
        let tooDeep = "a.md, line 2: the front matter is nested deeper than 32; flatten it."
        #expect(refusal(of: "---\na: \(repeated("[", upTo: 60_000))\n---\ntext", as: "a.md") == tooDeep)
        #expect(refusal(of: "---\n\(repeated("- ", upTo: 60_000))\n---\ntext", as: "a.md") == tooDeep)
        let bomb =
            "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + "bcdefghijk".map { "\($0): &\($0) [*a,*a,*a,*a]\n" }.joined() + "---\n"
        #expect(refusal(of: bomb + "text", as: "a.md").contains("anchor or alias"))
    }

    @Test func `front matter has an end within 64 KiB`() {
        let long = "---\na: \(repeated("b"))\n---\ntext"
        #expect(
            refusal(of: long, as: "a.md")
                == "a.md: the front matter is longer than 65536 bytes; move text below its closing ---."
        )
    }
}
