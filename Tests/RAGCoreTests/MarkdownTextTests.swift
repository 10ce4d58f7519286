import RAGCore
import Testing

struct MarkdownTextTests {
    @Test(arguments: [
        ("**Returns** take [30 days](/returns).", "Returns take 30 days."),
        ("a *b* _c_ __d__ ***e*** ~~f~~", "a b c d e f"),
        ("snake_case_name and 2*3*4 and 5 * 3 and ~5 kg", "snake_case_name and 234 and 5 * 3 and ~5 kg"),
        ("Run `a *b* [c]` or ``x ` y``.", "Run a *b* [c] or x ` y."),
        ("![the button](b.png) and [a][ref] and [sic] and it[^1].", "the button and a and [sic] and it."),
        ("[see (this)](/a(b) \"t\") [x](<u v>)", "see (this) x"),
        ("\\*not\\* \\[it\\] C:\\dir", "*not* [it] C:\\dir"),
        ("<b>bold</b><br/>x <!-- no --> <https://a.b/c> a < b > c", "bold x https://a.b/c a < b > c"),
        ("R&amp;D &lt;3 &#8364; &#x20ac; &nope; AT&T", "R&D <3 € € &nope; AT&T"),
        ("## A heading ##", "A heading"),
        ("#1 choice", "#1 choice"),
        ("- [x] done\n* two\n+ three", "done\ntwo\nthree"),
        ("14. November 2026", "14. November 2026"),
        ("> quoted\n> text", "quoted text"),
        ("wrapped\nlines  \nhere\\\nand there", "wrapped lines here and there"),
        ("one\n\ntwo", "one\ntwo"),
        ("| a | **b** |\n|---|:-:|\n| 1 \\| 2 | |", "a, b\n1 | 2"),
        ("```js\nlet a = 1\n```", "let a = 1"),
        ("Title\n=====\n\n---\n***\ntext", "Title\ntext"),
        ("- 5 °C", "5 °C"),
        ("", ""),
    ])
    func `markup goes and text stays`(markdown: String, text: String) {
        #expect(Markup.plainText(ofMarkdown: markdown) == text)
    }

    @Test(arguments: [
        ("**Note: it is", "Note: it is"), ("so it ends.**", "so it ends."), ("Price*", "Price*"),
        ("*required", "*required"),
        ("a `b", "a b"), ("[text](http://x", "[text](http://x"), ("a] b", "a] b"), ("<a href=", "<a href="),
        ("\\", "\\"),
    ])
    func `a mark whose partner was cut off does no harm`(fragment: String, text: String) {
        #expect(Markup.plainText(ofMarkdown: fragment) == text)
    }

    @Test(arguments: [
        "[", "]", "![", "[a](", "](", "*", "**a ", "_a ", "`", "`a``", "<", "<a ", "&", "\\", "|a", "> ", "~~",
    ])
    func `a million bytes of one mark take no longer than other text`(mark: String) {
        let text = String(repeating: mark, count: 1_000_000 / mark.utf8.count)
        // Cells are joined by a comma and a space for one pipe.
        #expect(Markup.plainText(ofMarkdown: text).utf8.count <= 2 * text.utf8.count)
    }

    @Test func `any cut of a text gives text`() {
        let text = Array("> - **Größe** [`x`](/u \"t\") | ~~a~~ &amp; <b>🧗</b> \\* ![i](j)".unicodeScalars)
        for start in text.indices {
            for end in start...text.count {
                var cut = String.UnicodeScalarView()
                cut.append(contentsOf: text[start..<end])
                let plain = Markup.plainText(ofMarkdown: String(cut))
                #expect(plain.utf8.count <= String(cut).utf8.count)
                #expect(!plain.unicodeScalars.contains("\u{FFFD}"))
            }
        }
    }
}
