import RAGCore

/// The values that a shop's products have, found by the words that a question says.
struct AttributeValues: Sendable {
    struct Value: Sendable, Equatable {
        let key: String
        /// As the products have it: an equal one is what a filter compares with.
        let value: MetadataValue
    }

    /// A value of more words is a description, and no question says it.
    private static let wordLimit = 4
    /// Of a key with more values none is looked for: they are texts, and no choice of a few.
    private static let valueLimit = 2000
    /// What every product has for itself, and what is asked for by other means.
    private static let left: Set = [
        "sku", "price", "currency", "stock", "in_stock", "availability", "description", "gtin", "status",
    ]

    private var values: [Value] = []
    /// By the whole value; of true and false, by the key.
    private var whole = PhraseTrie()
    /// By each word of a value that says something alone.
    private var parts = PhraseTrie()
    /// The currencies of the prices, in capitals.
    private(set) var currencies: Set<String> = []

    init(_ products: [Product]) {
        var found: [String: Set<MetadataValue>] = [:]
        for product in products {
            for (key, value) in product.attributes where !Self.left.contains(key) {
                Self.collect(value, into: &found[key, default: []])
            }
            if let currency = product.attributes["currency"]?.text { currencies.insert(currency.uppercased()) }
        }
        for key in found.keys.sorted() {
            guard let all = found[key], all.count <= Self.valueLimit else { continue }
            for (words, value) in all.map({ (Self.words(of: $0, key: key), $0) }).sorted(by: {
                $0.0.lexicographicallyPrecedes($1.0)
            }) {
                insert(words, Value(key: key, value: value))
            }
        }
    }

    /// The values that begin at a word, as a whole, and how many words they take.
    func values(in words: [Int32], from index: Int, isJoined: (Int) -> Bool) -> (count: Int, values: [Value])? {
        whole.longest(in: words, from: index, isJoined: isJoined).map {
            ($0.count, $0.payloads.map { values[Int($0)] })
        }
    }

    /// The values that have this word.
    func values(having word: String) -> [Value] {
        parts.longest(in: [parts.id(of: word)], from: 0, isJoined: { _ in false })?.payloads.map { values[Int($0)] }
            ?? []
    }

    func ids(of words: [TextWord]) -> [Int32] { words.map { whole.id(of: Plural.removed($0.folded)) } }

    private mutating func insert(_ words: [String], _ value: Value) {
        guard !words.isEmpty, words.count <= Self.wordLimit, words.reduce(0, { $0 + $1.utf8.count }) >= 3 else {
            return
        }
        guard !words.allSatisfy({ StopWords.all.contains($0) || $0.utf8.allSatisfy(\.isASCIIDigit) }) else { return }
        let index = Int32(values.count)
        values.append(value)
        whole.insert(words, index)
        guard case .string = value.value else { return }
        for word in Set(words) where word.utf8.count >= 4 && word.utf8.allSatisfy({ !$0.isASCIIDigit }) {
            parts.insert([word], index)
        }
    }

    private static func words(of value: MetadataValue, key: String) -> [String] {
        switch value {
        case .string(let text): ProductNames.words(of: text)
        case .bool: ProductNames.words(of: key.replacing("_", with: " "))
        case .number, .list: []
        }
    }

    private static func collect(_ value: MetadataValue, into found: inout Set<MetadataValue>) {
        guard found.count <= valueLimit else { return }
        switch value {
        case .string, .bool(true): found.insert(value)
        case .list(let elements): for case .string(let text) in elements { found.insert(.string(text)) }
        case .number, .bool(false): break
        }
    }
}
