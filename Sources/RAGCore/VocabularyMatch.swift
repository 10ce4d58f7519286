/// Whether a collection has a word, in any of its forms.
package enum VocabularyMatch: Sendable, Equatable {
    case known
    /// It has not, but it has this one, which is a typing error away. It may be a stem.
    case near(String)
    case unknown
}
