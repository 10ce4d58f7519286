/// What an element of a page means for its text.
enum HTMLElement: Equatable {
    /// Parts words no more than a letter does.
    case inline
    /// Stands on lines of its own.
    case block
    case heading(level: Int)
    case list
    case item
    case preformatted
    case quote
    case table
    case row
    case cell(isHeader: Bool)
    /// `dt` or `summary`: what the text after it answers.
    case question
    case lineBreak
    case image
    /// The page's name.
    case title
    case page
    /// `main`, `article` or `section`: the page's matter, whose header and footer belong to it.
    case matter
    /// Never text of the page, such as a script or a menu.
    case hidden
    /// The head of a page, of which only headings are text.
    case header
    case footer

    init(name: String) {
        self = Self.named[name] ?? .inline
    }

    private static let named: [String: HTMLElement] = {
        var table: [String: HTMLElement] = [
            "html": .page, "title": .title, "br": .lineBreak, "img": .image, "pre": .preformatted,
            "listing": .preformatted,
            "blockquote": .quote, "table": .table, "tr": .row, "td": .cell(isHeader: false),
            "th": .cell(isHeader: true),
            "li": .item, "dt": .question, "summary": .question, "header": .header, "footer": .footer,
            "ul": .list, "ol": .list, "menu": .list, "main": .matter, "article": .matter, "section": .matter,
        ]
        for level in 1...6 { table["h\(level)"] = .heading(level: level) }
        let blocks = [
            "address", "aside", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "fieldset",
            "figcaption", "figure", "form", "hgroup", "hr", "legend", "optgroup", "p", "search", "tbody", "tfoot",
            "thead",
        ]
        for name in blocks { table[name] = .block }
        let hidden = [
            "audio", "canvas", "datalist", "embed", "iframe", "math", "nav", "noembed", "noframes", "noscript",
            "object",
            "option", "script", "select", "style", "svg", "template", "textarea", "video",
        ]
        for name in hidden { table[name] = .hidden }
        return table
    }()
}
