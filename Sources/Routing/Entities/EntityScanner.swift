package import RAGCore

/// Finds what a question names: e-mail addresses, numbers of orders, SKUs, products, days, amounts and quantities.
///
/// Time is linear in the question, and nothing in it is taken for a pattern.
package struct EntityScanner: Sendable {
    /// Of a question with more the first are kept.
    package static let limit = 64

    private let skus: SKUScanner
    private let products: ProductDictionary
    private let orderNumbers: OrderNumberScanner
    private let dates: DateScanner

    /// - Parameters:
    ///   - today: from which "yesterday" is counted.
    ///   - orderNumbers: shapes that are an order's number without a word that says so.
    package init(
        products: ProductDictionary,
        today: CalendarDate,
        orderNumbers: [CodePattern] = .orderNumbers
    ) {
        self.products = products
        skus = SKUScanner(products: products)
        self.orderNumbers = OrderNumberScanner(patterns: orderNumbers)
        dates = DateScanner(today: today)
    }

    /// In the order of the question; none overlaps another. Where two kinds claim the same bytes the surer one has them:
    /// e-mail address, known SKU, number of an order, announced SKU, product, day, amount, quantity.
    package func entities(in question: String) -> [Entity] {
        entities(in: ScannedText(question))
    }

    func entities(in text: ScannedText) -> [Entity] {
        let runs = CodeRun.all(in: text)
        let numerals = Numeral.all(in: text)
        let claims = [
            EmailScanner.entities(in: text),
            skus.known(in: text, runs),
            orderNumbers.entities(in: text, runs),
            skus.announced(in: text, runs),
            products.entities(in: text),
            dates.entities(in: text, numerals),
            AmountScanner.entities(in: text, numerals),
            QuantityScanner.entities(in: text, numerals),
        ]
        var isTaken = [Bool](repeating: false, count: text.bytes.count)
        var entities: [Entity] = []
        for claim in claims.joined() where !claim.range.isEmpty && !isTaken[claim.range].contains(true) {
            for index in claim.range { isTaken[index] = true }
            entities.append(claim)
        }
        entities.sort { $0.range.lowerBound < $1.range.lowerBound }
        return Array(entities.prefix(Self.limit))
    }
}
