/// What was said of a product so far, a text after the other.
struct ProductWishes {
    /// Keys whose values are looked for by one of their words too: who asks for leather means "full-grain leather".
    private static let loose: Set = ["material", "colour", "color", "fill", "upper", "fabric"]
    /// How many words may stand between "not" and the value: "not made of real leather".
    private static let reach = 4

    private let attributes: AttributeValues
    private(set) var price: PriceBound?
    private(set) var isInStock = false
    private(set) var wanted: [String: [AttributeValues.Value]] = [:]
    /// By the word that was said.
    private(set) var unwanted: [String: [AttributeValues.Value]] = [:]

    init(_ attributes: AttributeValues) {
        self.attributes = attributes
    }

    mutating func add(_ text: ScannedText) {
        price = PriceBound.find(in: text) ?? price
        isInStock = isInStock || Self.asksForStock(text)
        let ids = attributes.ids(of: text.words)
        var said: [String: [AttributeValues.Value]] = [:]
        var index = 0
        while index < text.words.count {
            let match = match(at: index, ids, in: text)
            let word = text.words[index..<index + match.count].map(\.folded).joined(separator: " ")
            if !match.values.isEmpty {
                if Self.isNegated(index, match.count, in: text) {
                    unwanted[word] = attributes.values(having: Plural.removed(text.words[index].folded)) + match.values
                } else {
                    for value in match.values { said[value.key, default: []].append(value) }
                }
            }
            index += match.count
        }
        for (key, values) in said {
            wanted[key] = values
            unwanted = unwanted.filter { !$0.value.contains { values.contains($0) } }
        }
    }

    private func match(
        at index: Int,
        _ ids: [Int32],
        in text: ScannedText
    ) -> (count: Int, values: [AttributeValues.Value]) {
        if let found = attributes.values(in: ids, from: index, isJoined: text.isJoined) { return found }
        let word = text.words[index].folded
        guard !StopWords.all.contains(word) else { return (1, []) }
        let isNegated = Self.isNegated(index, 1, in: text)
        let loose = attributes.values(having: Plural.removed(word))
        return (1, isNegated ? loose : loose.filter { Self.loose.contains($0.key) })
    }

    /// "not leather", "no wool", "ohne Daunen", "sin lana", "leather-free".
    private static func isNegated(_ index: Int, _ count: Int, in text: ScannedText) -> Bool {
        if ["free", "frei"].contains(text.folded(index + count)),
            text.gap(after: index + count - 1).elementsEqual("-".utf8)
        {
            return true
        }
        for step in 1...reach {
            let position = index - step
            guard position >= 0, text.isJoined(position) else { return false }
            let word = text.words[position].folded
            if negators.contains(word) { return !positives.contains(text.folded(position - 1) ?? "") }
            guard fillers.contains(word) else { return false }
        }
        return false
    }

    private static func asksForStock(_ text: ScannedText) -> Bool {
        let words = text.words.map(\.folded)
        if words.contains(where: { stock.contains($0) }) { return true }
        return zip(words, words.dropFirst()).contains { stockPhrases.contains("\($0) \($1)") }
    }

    private static let negators: Set = [
        "not", "no", "without", "isnt", "arent", "except", "non", "never", "nicht", "kein", "keine", "keinen", "ohne",
        "sin", "ni", "excepto", "nor",
    ]
    /// "why not", "whether or not".
    private static let positives: Set = ["why", "or", "warum"]
    private static let fillers: Set = [
        "made", "of", "from", "in", "any", "real", "the", "a", "with", "made", "aus", "in", "mit", "de", "en", "con",
        "hecho", "hecha", "echtes", "echtem", "contain", "containing", "or",
    ]
    private static let stock: Set = ["lieferbar", "vorratig", "instock"]
    private static let stockPhrases: Set = [
        "in stock", "on stock", "auf lager", "en stock", "sofort verfugbar", "available now", "right away",
        "en existencia",
    ]
}
