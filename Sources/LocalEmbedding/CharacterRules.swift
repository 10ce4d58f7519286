/// What BERT's tokenizer makes of a character beyond ASCII.
///
/// The rules are those of Hugging Face's `BertNormalizer` and `BertPreTokenizer`, which know the categories of Unicode
/// 8.0: to them a character that is newer is an ordinary letter.
struct CharacterRules: Sendable {
    enum Treatment: Equatable {
        /// As if it were not there: a control character, or an accent where accents are stripped.
        case dropped
        case space
        /// A word by itself: punctuation, or an ideograph.
        case isolated(Unicode.Scalar)
        /// A letter of a word, as it may stand in a vocabulary.
        case letter(Unicode.Scalar)
        /// Several letters of a word, such as those of a Hangul syllable.
        case letters
    }

    let options: WordPieceOptions

    /// - Parameter decomposed: the character's canonical decomposition.
    func treatment(of scalar: Unicode.Scalar, decomposed: some Sequence<Unicode.Scalar>) -> Treatment {
        let category = Self.category(of: scalar)
        switch category {
        case .control, .format, .privateUse: return .dropped
        default: break
        }
        if scalar == "\u{FFFD}" { return .dropped }
        if scalar.properties.isWhitespace { return .space }
        let letters = letters(of: scalar, category, decomposed: decomposed)
        guard let first = letters.first else { return .dropped }
        if letters.count > 1 { return .letters }
        let isPunctuation = Self.isPunctuation(first, first == scalar ? category : Self.category(of: first))
        let isIdeograph = options.separatesIdeographs && Self.isIdeograph(scalar)
        return isPunctuation || isIdeograph ? .isolated(first) : .letter(first)
    }

    /// What stands for a character in its word.
    ///
    /// Canonical order is not restored between characters: what it would move are accents, which are dropped, and
    /// marks that no vocabulary has two of in a row.
    func letters(of scalar: Unicode.Scalar, decomposed: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
        letters(of: scalar, Self.category(of: scalar), decomposed: decomposed)
    }

    /// `category` is the character's, which most of them share with what they decompose to: themselves.
    private func letters(
        of scalar: Unicode.Scalar,
        _ category: Unicode.GeneralCategory,
        decomposed: some Sequence<Unicode.Scalar>
    ) -> [Unicode.Scalar] {
        var letters = [scalar]
        if options.stripsAccents, category != .unassigned {
            letters = decomposed.filter { ($0 == scalar ? category : Self.category(of: $0)) != .nonspacingMark }
        }
        // Character by character: a sigma that ends a word becomes no final sigma.
        return options.lowercases ? letters.flatMap { $0.properties.lowercaseMapping.unicodeScalars } : letters
    }

    /// The category in Unicode 8.0.
    private static func category(of scalar: Unicode.Scalar) -> Unicode.GeneralCategory {
        switch scalar.value {
        // Those that have changed since.
        case 0x166D, 0x111C9: return .otherPunctuation
        case 0x1885, 0x1886: return .otherLetter
        case 0xA9BD: return .spacingMark
        case 0x1734, 0x1171E: return .nonspacingMark
        default: break
        }
        guard let age = scalar.properties.age, age.major <= 8 else { return .unassigned }
        return scalar.properties.generalCategory
    }

    /// Also the symbols of ASCII, such as `$` and `+`.
    private static func isPunctuation(_ scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory) -> Bool {
        switch category {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        case .mathSymbol, .currencySymbol, .modifierSymbol: scalar.isASCII
        default: false
        }
    }

    /// The blocks as the reference has them, with its slip: extension E starts at U+2B820, not at U+2B920.
    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
            0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }
}
