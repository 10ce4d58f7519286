/// A word of a sentence that is checked.
struct ReadWord: Sendable, Equatable {
    /// Nil for a word that any sentence has, and for a negation.
    var stem: String?
    var isNegation: Bool
}
