/// A thing that a question names.
package struct Entity: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case orderNumber = "order_number"
        case sku
        case email
        case amount
        case date
        case quantity
        case product
    }

    package var kind: Kind
    /// As it was written.
    package var text: String
    /// In one form whatever was written: `2026-11-21` for a date, `129.90 EUR` for an amount, the SKU of a product.
    package var value: String
    /// UTF-8 bytes of the question.
    package var range: Range<Int>

    package init(kind: Kind, text: String, value: String, range: Range<Int>) {
        self.kind = kind
        self.text = text
        self.value = value
        self.range = range
    }
}
