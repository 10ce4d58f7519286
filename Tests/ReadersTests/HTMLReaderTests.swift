import RAGCore
import Readers
import Testing

struct HTMLReaderTests {
    @Test func `a page is its visible text, one block a line`() throws {
        let page = """
            <!DOCTYPE html><html lang="de-AT"><head><title> Hilfe
              &amp; Rat </title><style>p { x }</style></head>
            <body><h1>Hilfe</h1>
            <p>Ein <b>fett</b>es&nbsp;Wort,<br>zwei   Zeilen.</p>
            Text ohne Absatz
            <ul><li>eins<ul><li>innen</ul><li>zwei</ul>
            <blockquote><p>Zitat</p></blockquote>
            <pre>a
              b</pre>
            <script>no()</script><!-- no --></body></html>
            """
        let document = try readOne(page, as: "hilfe.html")
        #expect(document.title == "Hilfe & Rat")
        #expect(document.language == "de-AT")
        #expect(
            document.pieces == [
                Piece(.heading(level: 1, title: "Hilfe"), "Hilfe"),
                Piece(.paragraph, "Ein fettes Wort,\nzwei Zeilen."),
                Piece(.paragraph, "Text ohne Absatz"),
                Piece(.listItem(depth: 1), "eins"), Piece(.listItem(depth: 2), "innen"),
                Piece(.listItem(depth: 1), "zwei"), Piece(.quote, "Zitat"), Piece(.code, "a\n  b"),
            ]
        )
        #expect(document.text == document.pieces.map(\.text).joined(separator: "\n"))
    }

    @Test func `inline elements part no words, and block elements do`() throws {
        #expect(try readOne("<p>re<em>tu</em>rn<span>s</span></p><div>a</div>b", as: "a.html").text == "returns\na\nb")
    }

    @Test func `rows join their cells, and a row of headers is the header`() throws {
        let page = """
            <table><caption>Sizes</caption><thead><tr><th></th><th>S</th><th>M</th></tr></thead>
            <tr><th>Chest</th><td><p>88</p> <p>cm</p></td><td></td></tr><tr><td>Hip<td><ul><li>90<li>91</ul><td>98</table>
            """
        #expect(
            try readOne(page, as: "a.html").pieces
                == [
                    Piece(.paragraph, "Sizes"), Piece(.tableHeader, "| S | M"), Piece(.tableRow, "Chest | 88 cm"),
                    Piece(.tableRow, "Hip | 90 91 | 98"),
                ].map { $0.text == "| S | M" ? Piece($0.kind, " | S | M") : $0 }
        )
    }

    @Test func `a table in a cell has rows of its own`() throws {
        let page = "<table><tr><td>menu<td>before<table><tr><td>x<td>y</table>after</table>"
        #expect(
            try readOne(page, as: "a.html").pieces == [
                Piece(.tableRow, "menu | before"), Piece(.tableRow, "x | y"), Piece(.tableRow, "after"),
            ]
        )
    }

    @Test(arguments: [
        "<dl><dt>Why?<dd>Thus.</dl>", "<details><summary>Why?</summary>Thus.</details>", "<p>Q: Why?<br>Thus.",
    ])
    func `terms, summaries and lines that ask are questions`(page: String) throws {
        let pieces = try readOne(page, as: "a.html").pieces
        #expect(pieces.first?.kind == .question)
        #expect(pieces.first?.text.contains("Why?") == true)
    }

    @Test(arguments: [
        "<p hidden>no</p>", "<p aria-hidden='TRUE'>no</p>", "<p style='color: red; Display : none'>no</p>",
        "<p style='visibility:hidden'>no</p>", "<noscript>no</noscript>", "<template><p>no</p></template>",
        "<nav><h2>no</h2></nav>", "<footer>no</footer>", "<header>no</header>", "<svg><title>no</title></svg>",
        "<select><option>no</select>", "<textarea>no</textarea>", "<style>no</style>", "<script>no</script>",
        "<input type=hidden value=no>", "<div hidden><p>no<div><p>no</div></div>", "<!-- no -->", "<iframe>no</iframe>",
    ])
    func `what is hidden, or furniture of the page, is left out`(part: String) throws {
        #expect(try readOne("<p>yes</p>\(part)<p>yes</p>", as: "a.html").text == "yes\nyes")
    }

    @Test func `headers and footers of an article stay, and of the page's header its headings`() throws {
        let page = "<header><h1>Shop</h1>cart</header><article><header>by us</header>text<footer>fin</footer></article>"
        #expect(try readOne(page, as: "a.html").text == "Shop\nby us\ntext\nfin")
    }

    @Test func `an image is its alternative text`() throws {
        #expect(
            try readOne("<p>Press<img alt='the red button' src=x>now<img alt=''>.</p>", as: "a.html").text
                == "Press the red button now."
        )
    }

    @Test(arguments: [
        ("<title> </title><h2>Sub</h2><h1>Main</h1>", "Main"), ("<p>text", "page"), ("<title>T</title><h1>M</h1>", "T"),
    ])
    func `the title is the page's, or its first heading of level 1, or the file's name`(page: String, title: String)
        throws
    {
        #expect(try readOne(page + "<p>text", as: "help/page.htm").title == title)
    }

    @Test(arguments: [
        "<p>a &lt;b&gt; &#8364; &#x20AC; &eacute; &unknown; &", "<b><i>a</b></i></p></div><p", "<<a>>", "a<!", "</",
    ])
    func `broken pages give what text they have`(page: String) throws {
        let document = try readOne("<p>x " + page, as: "a.html")
        #expect(document.faultOfRanges == nil)
        #expect(document.text.hasPrefix("x"))
    }

    @Test func `entities are characters, and soft hyphens are not shown`() throws {
        #expect(try readOne("<p>a &lt;b&gt; &#8364; Ver&shy;sand", as: "a.html").text == "a <b> € Versand")
    }

    @Test func `what a page says of its encoding is not heeded`() throws {
        #expect(try readOne("<meta charset=iso-8859-1><p>Größe €", as: "a.html").text == "Größe €")
    }

    @Test func `a page saved as text is a page`() throws {
        #expect(try readOne("\n<!DocType HTML><p>a", as: "a.txt").text == "a")
        #expect(try readOne("I like <html>", as: "a.txt").text == "I like <html>")
    }

    @Test(arguments: [
        (
            repeated("<div>", upTo: 500_000),
            "a.html: elements are nested deeper than 256; flatten the page or save its text."
        ),
        (
            "<a " + (0...1000).map { "a\($0)=1 " }.joined() + ">x</a>",
            "a.html: an element has more than 1000 attributes; simplify the page or save its text."
        ),
        ("<p> </p><script>x</script>", "a.html: there is no text to find in it."),
    ])
    func `pages that cost too much or say nothing are refused`(page: String, message: String) {
        #expect(refusal(of: page, as: "a.html") == message)
    }

    @Test(arguments: [
        "<p>", "<b></i>", "&", "&amp;", "<!--", "<!-- -->", "<script>", "<table><tr><td>x</table>", "<a b='", "<?", "<",
        "</", "<br>", "</p>", "a ", "]]>", "<b a='1' a='2'></b>", "<a b=\">\" ", "\u{A0}",
    ])
    func `a million bytes of one mark are read at once or refused`(mark: String) {
        let result = Result { try readOne("<p>text</p>" + repeated(mark, upTo: 1_000_000), as: "a.html") }
        switch result {
        case .success(let document): #expect(document.faultOfRanges == nil)
        case .failure(let error): #expect(error is ReaderError)
        }
    }

    @Test(arguments: 1...20)
    func `ranges of any page lie in the text, ascend and cut no character`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let parts = [
            "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "<th>",
            "</table>", "<pre>", "</pre>", "<br>", "<h1>", "</h1>", "<dl>", "<dt>", "<dd>", "<p hidden>", "é", "日本",
            " ",
            "\n", "word", "&amp;", "&nbsp;", "<blockquote>", "</blockquote>", "Q: a", "A: b", "<nav>", "</nav>",
            "<svg>",
        ]
        for _ in 0..<100 {
            let page = "x" + (0..<20).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
            let document = try readOne(page, as: "a.html")
            #expect(document.faultOfRanges == nil, "seed \(seed): \(page)")
        }
    }
}
