/// What a product may cost.
package struct PriceBound: Sendable, Equatable {
    package internal(set) var least: Double?
    package internal(set) var most: Double?
    /// Nil where the question names none.
    package internal(set) var currency: String?

    /// A price and the words around it that make a bound of it.
    static func find(in text: ScannedText) -> PriceBound? {
        let numerals = Numeral.all(in: text)
        let amounts = AmountScanner.entities(in: text, numerals)
        let prices = numerals.compactMap { Price($0, amounts, in: text) }
        var bound = PriceBound()
        for (index, price) in prices.enumerated() {
            if index + 1 < prices.count, price.isJoined(to: prices[index + 1], in: text) {
                let other = prices[index + 1]
                guard price.isPrice || other.isPrice else { continue }
                bound = PriceBound(
                    least: min(price.value, other.value),
                    most: max(price.value, other.value),
                    currency: other.currency ?? price.currency
                )
                break
            }
            guard let side = price.side(in: text) else { continue }
            if side == .most { bound.most = price.value } else { bound.least = price.value }
            bound.currency = price.currency ?? bound.currency
        }
        return bound.least == nil && bound.most == nil ? nil : bound
    }
}
