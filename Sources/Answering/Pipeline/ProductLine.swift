import Foundation
import RAGCore
import Routing

/// A product in one line: name, SKU, price and stock, as the feed has them.
enum ProductLine {
    static func text(of product: Product, language: String?) -> String {
        var facts = ["SKU \(product.sku)"]
        if let price = number(product.attributes["price"]) {
            let currency = product.attributes["currency"].flatMap(string).map { " \($0)" } ?? ""
            facts.append("\(price)\(currency)")
        }
        if let stock = stock(product.attributes["stock"], language) { facts.append(stock) }
        return "\(product.name) (\(facts.joined(separator: ", ")))"
    }

    /// The number in stock where the feed counts, else what it says.
    private static func stock(_ value: MetadataValue?, _ language: String?) -> String? {
        switch value {
        case .number(let count)?:
            count > 0
                ? number(value).map { Phrases.pick(("\($0) in stock", "\($0) auf Lager", "\($0) en stock"), language) }
                : Phrases.pick(("out of stock", "nicht auf Lager", "agotado"), language)
        case .bool(let isThere)?:
            isThere
                ? Phrases.pick(("in stock", "auf Lager", "en stock"), language)
                : Phrases.pick(("out of stock", "nicht auf Lager", "agotado"), language)
        case .string(let text)?: text
        default: nil
        }
    }

    private static func string(_ value: MetadataValue) -> String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// Whole numbers without a fraction, others with two digits, whatever the language: as the page of the product.
    private static func number(_ value: MetadataValue?) -> String? {
        guard case .number(let number)? = value, number.isFinite else { return nil }
        if let whole = Int64(exactly: number) { return String(whole) }
        return String(format: "%.2f", number)
    }
}
