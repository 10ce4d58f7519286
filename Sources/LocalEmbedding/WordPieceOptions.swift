/// How BERT's tokenizer treats letters, as a model's files state it. The defaults are those of the uncased models.
package struct WordPieceOptions: Sendable, Equatable {
    package var lowercases: Bool
    /// Whether `é` is read as `e`.
    package var stripsAccents: Bool
    /// Whether each Chinese character is a word of its own.
    package var separatesIdeographs: Bool

    /// - Parameter stripsAccents: nil strips them where text is lowercased.
    package init(
        lowercases: Bool = true,
        stripsAccents: Bool? = nil,
        separatesIdeographs: Bool = true
    ) {
        self.lowercases = lowercases
        self.stripsAccents = stripsAccents ?? lowercases
        self.separatesIdeographs = separatesIdeographs
    }
}
