/// The words of a text, its pairs of neighbouring words and the pieces of its words, hashed into a fixed number of
/// features with signs: Weinberger and others, "Feature hashing for large scale multitask learning", ICML 2009.
///
/// Case does not count, and every digit is a 0: one order number is as good as another.
struct TextFeatures: Sendable {
    /// A feature that a text has, and its value: 1 or -1 until it is weighted.
    struct Entry: Sendable, Equatable {
        var feature: Int
        var value: Float
    }

    /// How many features there are.
    static let count = 8192
    /// The scalars of a text that are looked at; questions are shorter.
    static let limit = 2_000

    /// In the order of the text; a feature that comes twice stands twice.
    let entries: [Entry]

    init(_ text: String) {
        var collector = Collector()
        for scalar in text.lowercased().unicodeScalars.prefix(Self.limit) { collector.take(scalar) }
        collector.end()
        entries = collector.entries
    }
}

/// Cuts a text into words and hashes what they are made of.
private struct Collector {
    private enum Kind: UInt64 {
        case word = 1
        case pair
        case piece
    }

    private(set) var entries: [TextFeatures.Entry] = []
    /// The word that is being read, between two blanks.
    private var word: [UInt32] = [blank]
    private var previous = Self.hash(.word, [blank])
    private static let blank: UInt32 = 0x20
    private static let pieceLengths = [3, 4]

    mutating func take(_ scalar: Unicode.Scalar) {
        if let letter = Self.letter(scalar) {
            word.append(letter)
        } else if scalar != "'" && scalar != "’" {
            closeWord()
        }
    }

    /// The last word makes a pair with the end of the text.
    mutating func end() {
        closeWord()
        addPair(with: Self.hash(.word, [Self.blank]))
    }

    private mutating func closeWord() {
        guard word.count > 1 else { return }
        let hash = Self.hash(.word, word[1...])
        add(hash)
        addPair(with: hash)
        word.append(Self.blank)
        for length in Self.pieceLengths where length <= word.count {
            for start in 0...(word.count - length) { add(Self.hash(.piece, word[start..<start + length])) }
        }
        word.removeLast(word.count - 1)
    }

    private mutating func addPair(with hash: UInt64) {
        add(Self.mixed((previous &* 31) ^ hash &+ Kind.pair.rawValue))
        previous = hash
    }

    private mutating func add(_ hash: UInt64) {
        entries.append(
            TextFeatures.Entry(
                feature: Int(hash >> 32) & (TextFeatures.count - 1),
                value: hash & 1 == 0 ? 1 : -1
            )
        )
    }

    /// Nil for what parts words.
    private static func letter(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar {
        case "a"..."z": scalar.value
        case "0"..."9": 0x30
        case _ where scalar.isASCII: nil
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar.value : nil
        }
    }

    /// FNV-1a over scalars, http://www.isthe.com/chongo/tech/comp/fnv/, mixed once more so that every bit counts.
    private static func hash(_ kind: Kind, _ scalars: some Sequence<UInt32>) -> UInt64 {
        mixed(
            scalars.reduce(0xCBF2_9CE4_8422_2325 ^ kind.rawValue) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        )
    }

    /// The finaliser of SplitMix64.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
