extension NuthatchClient {
    /// A thing that a question names.
    public struct Entity: Sendable, Equatable, Decodable {
        /// `order_number`, `sku`, `email`, `amount`, `date`, `quantity`, `product`.
        public var kind: String
        /// As it was written.
        public var text: String
        /// In one form: `2026-11-21` for a date, `129.90 EUR` for an amount, the SKU of a product.
        public var value: String
        /// Where it stands in what was asked.
        public var span: Span
    }
}
