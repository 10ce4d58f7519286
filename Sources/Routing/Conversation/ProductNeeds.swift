package import RAGCore

/// What a customer wants of a product, as far as the shop's own attributes tell it: a price, stock, and values that have
/// to be there or must not.
package struct ProductNeeds: Sendable, Equatable {
    /// Of a value that must not be there, products up to this many are left out one by one.
    private static let exclusionLimit = 100

    /// Nil where nothing was asked for. Price and stock are compared with `price` and `stock`, or `in_stock`.
    package let filter: Filter?
    /// What the filter asks for, in English: `at most 100 EUR; in stock; colour black; no leather`.
    package let description: String

    /// From the question and what the customer asked before it, oldest first: what is said later takes the place of what
    /// was said before of the same thing.
    package init(question: String, history: [ConversationTurn] = [], products: ProductDictionary) {
        var wishes = ProductWishes(products.attributes)
        let turns = history.filter { $0.speaker == .customer }.suffix(6).map(\.text)
        for text in turns + [question] where text.utf8.count <= MessageSplitter.byteLimit {
            wishes.add(ScannedText(text))
        }
        var filters: [Filter] = []
        var words: [String] = []
        if let price = wishes.price { Self.add(price, products.attributes.currencies, &filters, &words) }
        if wishes.isInStock {
            filters.append(.or([.greater("stock", 0), .equal("in_stock", true)]))
            words.append("in stock")
        }
        for (key, values) in wishes.wanted.sorted(by: { $0.key < $1.key }) {
            filters.append(.isIn(key, values.map(\.value)))
            words.append("\(key) \(Self.shown(values))")
        }
        for (word, values) in wishes.unwanted.sorted(by: { $0.key < $1.key }) {
            filters += Self.without(values, in: products)
            words.append("no \(word)")
        }
        filter = filters.count > 1 ? .and(filters) : filters.first
        description = words.joined(separator: "; ")
    }

    /// Where the shop has no price in that currency there is nothing to compare.
    private static func add(
        _ price: PriceBound,
        _ known: Set<String>,
        _ filters: inout [Filter],
        _ words: inout [String]
    ) {
        if let currency = price.currency, !known.isEmpty, !known.contains(currency) { return }
        let unit = price.currency.map { " \($0)" } ?? ""
        if let least = price.least {
            filters.append(.greaterOrEqual("price", .number(least)))
            words.append("at least \(shown(least))\(unit)")
        }
        if let most = price.most {
            filters.append(.lessOrEqual("price", .number(most)))
            words.append("at most \(shown(most))\(unit)")
        }
    }

    /// Products that say it, one by one; where they are many, by the key that most of them have it under, and then a
    /// product without that key is left out too, since it does not say that it is without.
    private static func without(_ values: [AttributeValues.Value], in products: ProductDictionary) -> [Filter] {
        let having = products.products.lazy.filter { product in values.contains { product.has($0) } }.prefix(
            exclusionLimit + 1
        )
        let skus = having.map(\.sku)
        if skus.count <= exclusionLimit { return skus.map { .notEqual("sku", .string($0)) } }
        let byKey = Dictionary(grouping: values, by: \.key)
        let most = byKey.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        return (most?.value ?? []).prefix(exclusionLimit).map { .notEqual($0.key, $0.value) }
    }

    private static func shown(_ values: [AttributeValues.Value]) -> String {
        values.prefix(3).map { $0.value.text ?? "yes" }.joined(separator: " or ")
    }

    private static func shown(_ price: Double) -> String {
        let whole = Int(price)
        return Double(whole) == price ? String(whole) : String(price)
    }
}

extension Product {
    /// Whether an attribute, or an element of its list, is the value.
    fileprivate func has(_ value: AttributeValues.Value) -> Bool {
        guard let own = attributes[value.key] else { return false }
        if case .list(let elements) = own { return elements.contains(value.value) }
        return own == value.value
    }
}
