/// Shows markup as a reader sees it.
package enum Markup {
    /// A Markdown fragment, such as a sentence of a paragraph, without its markup.
    ///
    /// Emphasis, code ticks, heading marks, bullets, task boxes, quote marks, backslash escapes and HTML tags go; a link
    /// becomes its text, an image its alternative text, an entity its character, a table row its cells joined by commas.
    /// Lines that only carry structure (code fences, rules, the line below a table's header) go as well. Lines wrapped in
    /// one paragraph are joined by a space; items, rows and paragraphs stay on lines of their own.
    ///
    /// A fragment is not a document, so a mark may lack its partner: a lone `**`, `__` or `~~` beside a word is dropped
    /// as cut off, a lone `*` or `_` is kept as text ("Price*"). The number of an ordered item is kept, because the same
    /// bytes may begin a date ("14. November"). A link's target is read up to 2,048 bytes, a tag up to 1,024; a longer
    /// one is text. The time is linear in the fragment's length.
    ///
    /// `"**Returns** take [30 days](/returns)."` gives `"Returns take 30 days."`.
    package static func plainText(ofMarkdown fragment: some StringProtocol) -> String {
        var lines = MarkdownLines(Array(fragment.utf8))
        let unwrapped = lines.unwrapped()
        var inlines = MarkdownInlines(unwrapped)
        return String(decoding: inlines.plain(), as: UTF8.self)
    }
}
