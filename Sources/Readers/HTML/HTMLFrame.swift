import RAGCore

/// An open element of a page, with what it inherits from those around it.
struct HTMLFrame {
    enum Visibility {
        case shown
        /// In the page's header, of which only headings are shown.
        case header
        case hidden
    }

    var name = ""
    var element = HTMLElement.page
    var visibility = Visibility.shown
    /// What text in it is.
    var kind = Block.Kind.paragraph
    var isInRow = false
    var isPreformatted = false
    private var isInMatter = false
    private var listDepth = 0

    /// The frame of an element inside this one. A row is a row whatever stands in its cells, but for another table.
    func child(_ name: String, _ attributes: [String: String]) -> HTMLFrame {
        var frame = self
        frame.name = name
        frame.element = HTMLElement(name: name)
        frame.visibility = visibility(of: frame.element, attributes)
        switch frame.element {
        case .table:
            frame.isInRow = false
            frame.kind = .paragraph
        case .row:
            frame.isInRow = true
            frame.kind = .tableRow
        case .matter: frame.isInMatter = true
        case .list: frame.listDepth += 1
        default: if !isInRow { frame.becomeBlock() }
        }
        return frame
    }

    private mutating func becomeBlock() {
        switch element {
        case .heading(let level): kind = .heading(level: level, title: "")
        case .item: kind = .listItem(depth: max(1, listDepth))
        case .quote: kind = .quote
        case .question: kind = .question
        case .preformatted:
            kind = .code
            isPreformatted = true
        default: break
        }
    }

    private func visibility(of element: HTMLElement, _ attributes: [String: String]) -> Visibility {
        guard visibility != .hidden, element != .hidden, !Self.hides(attributes) else { return .hidden }
        if case .heading = element { return .shown }
        // The header and footer of an article belong to it; those of the page are furniture.
        guard !isInMatter else { return visibility }
        switch element {
        case .footer: return .hidden
        case .header: return .header
        default: return visibility
        }
    }

    private static func hides(_ attributes: [String: String]) -> Bool {
        guard !attributes.isEmpty else { return false }
        if attributes["hidden"] != nil || attributes["aria-hidden"]?.lowercased() == "true" { return true }
        guard let style = attributes["style"]?.lowercased().filter({ !$0.isWhitespace }) else { return false }
        return style.contains("display:none") || style.contains("visibility:hidden")
    }
}
