/// A piece of a sentence as it is checked.
enum SentenceToken: Sendable, Equatable {
    /// Letters, in lower case and without accents.
    case word(String)
    /// Digits with the marks between them, as written: `1.299,00`, `18:30`.
    case number(String)
    /// Letters and digits in one, in upper case: `LF-TNT-0020`, `2P`.
    case code(String)
    /// `€`, `%`, `°` and their kin.
    case sign(Unicode.Scalar)
    /// What parts clauses: a comma, a bracket, a dash, a full stop.
    case stop

    /// The pieces of a text, in order. Linear in its length.
    static func tokens(of text: some StringProtocol) -> [SentenceToken] {
        var lexer = SentenceLexer(text)
        var tokens: [SentenceToken] = []
        while let token = lexer.next() { tokens.append(token) }
        return tokens
    }
}
