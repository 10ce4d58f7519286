package import RAGCore

/// The products of a collection, found by what a question calls them.
package struct ProductDictionary: Sendable {
    package static let empty = ProductDictionary(products: [])

    /// Of so many products with one name it is told by the rest of the question which is meant.
    private static let rivalLimit = 16

    package let products: [Product]
    private var names = PhraseTrie()
    /// By the SKU in capitals, as it is written and without what is neither letter nor digit.
    private var skus: [String: Int32] = [:]
    let attributes: AttributeValues

    /// Takes time and memory by the number of names: see the bench of `ProductDictionaryTests`.
    package init(products: [Product]) {
        self.products = products
        var names = names
        ProductNames(products).forEach { names.insert($0, $1) }
        self.names = names
        for (index, product) in products.enumerated() {
            let bare = Self.bare(product.sku)
            if skus[bare] == nil { skus[bare] = Int32(index) }
        }
        for (index, product) in products.enumerated() { skus[product.sku.uppercased()] = Int32(index) }
        attributes = AttributeValues(products)
    }

    /// Nil where no product has that SKU; case and dashes do not matter.
    package func product(sku: String) -> Product? {
        (skus[sku.uppercased()] ?? skus[Self.bare(sku)]).map { products[Int($0)] }
    }

    /// The products that an entity may mean: of a name that several have, all of them.
    package func products(of entity: Entity) -> [Product] {
        switch entity.kind {
        case .sku: return product(sku: entity.value).map { [$0] } ?? []
        case .product:
            if let product = product(sku: entity.value) { return [product] }
            let words = ids(of: TextWord.words(of: entity.text))
            guard let match = names.longest(in: words, from: 0, isJoined: { _ in true }) else { return [] }
            return match.payloads.map { products[Int($0)] }
        default: return []
        }
    }

    /// The products that a text names, in its order. The value is the SKU, or the name as it was written where several
    /// products have it and the rest of the text does not tell which.
    func entities(in text: ScannedText) -> [Entity] {
        guard !products.isEmpty else { return [] }
        let words = ids(of: text.words)
        // Made once at most: to make it for each name would take time by the square of the text.
        lazy var said = Set(text.words.map { Plural.removed($0.folded) })
        var entities: [Entity] = []
        var index = 0
        while index < words.count, entities.count < EntityScanner.limit {
            guard let match = names.longest(in: words, from: index, isJoined: text.isJoined) else {
                index += 1
                continue
            }
            let range = text.range(ofWords: index..<index + match.count)
            let named = text.text(range)
            let value = sku(of: match.payloads, among: match.payloads.count > 1 ? said : []) ?? named
            entities.append(Entity(kind: .product, text: named, value: value, range: range))
            index += match.count
        }
        return entities
    }

    private func ids(of words: [TextWord]) -> [Int32] {
        words.map { names.id(of: Plural.removed($0.folded)) }
    }

    /// The one of several products of which the text says most besides, by its name and its attributes.
    private func sku(of candidates: [Int32], among said: Set<String>) -> String? {
        guard candidates.count > 1 else { return candidates.first.map { products[Int($0)].sku } }
        guard candidates.count <= Self.rivalLimit else { return nil }
        let ranked = candidates.map { products[Int($0)] }
            .map { (sku: $0.sku, count: Self.marks(of: $0, among: said)) }
            .sorted { $0.count > $1.count }
        return ranked[0].count > ranked[1].count ? ranked[0].sku : nil
    }

    /// How many words of its name, and how many of its attributes as a whole, are among `words`.
    private static func marks(of product: Product, among words: Set<String>) -> Int {
        let attributes = product.attributes.values.compactMap(\.text).count { value in
            let value = ProductNames.words(of: value)
            return !value.isEmpty && value.allSatisfy(words.contains)
        }
        return attributes + Set(ProductNames.words(of: product.name)).intersection(words).count
    }

    private static func bare(_ sku: String) -> String {
        String(decoding: sku.utf8.filter { $0.isASCIILetter || $0.isASCIIDigit }, as: UTF8.self).uppercased()
    }
}
