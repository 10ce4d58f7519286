package struct BEIRDocument: Sendable, Equatable {
    package var id: String
    /// Empty where there is none.
    package var title: String
    package var text: String

    package init(id: String, title: String = "", text: String) {
        self.id = id
        self.title = title
        self.text = text
    }

    /// Title, space and text: what is embedded where figures are published.
    package var whole: String { title.isEmpty ? text : "\(title) \(text)" }
}
