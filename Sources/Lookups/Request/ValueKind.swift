import RAGCore

/// What a value for a URL must look like.
package enum ValueKind: String, Sendable, CaseIterable {
    /// Up to 64 letters, digits, `-`, `_` and `.`, as order numbers and SKUs are.
    case identifier
    case email
    /// `2026-11-21`.
    case date
    /// Up to 9 digits.
    case number
    /// `129.90 EUR`, or without the currency.
    case amount

    /// Of the placeholders that questions fill, and of what contexts usually have; nil for any other.
    init?(placeholder name: String) {
        switch name {
        case Self.tenant, "order_id", "product_id": self = .identifier
        default:
            guard let kind = Entity.Kind(rawValue: name) else { return nil }
            switch kind {
            case .orderNumber, .sku, .product: self = .identifier
            case .email: self = .email
            case .amount: self = .amount
            case .date: self = .date
            case .quantity: self = .number
            }
        }
    }

    /// The placeholder for whose customers ask, which no question and no context can fill.
    static let tenant = "tenant"

    static var knownPlaceholders: [String] {
        Entity.Kind.allCases.map(\.rawValue) + ["order_id", "product_id", tenant]
    }
}
