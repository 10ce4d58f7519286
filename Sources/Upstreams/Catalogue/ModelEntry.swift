/// A model, and how it is to be asked.
package struct ModelEntry: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case chat
        case embeddings
    }

    package var name: String
    package var kind: Kind
    /// Nil: what its calls cost is not known, which is not the same as nothing.
    package var price: Price?
    /// Numbers in each vector, for embeddings, where that is known.
    package var dimension: Int?
    /// Other names under which it is asked for.
    package var aliases: [String]
    package var fieldRules: FieldRules
    /// Models that answer in its place where it cannot, in this order.
    package var fallback: [String]
    /// Whether its answers are kept and given again.
    package var caches: Bool
    /// Whether equal requests in flight share one call.
    package var coalesces: Bool
    /// The longest wait for the first token; nil: the upstream's wait for the first byte.
    package var firstToken: Duration?

    package init(
        name: String,
        kind: Kind = .chat,
        price: Price? = nil,
        dimension: Int? = nil,
        aliases: [String] = [],
        fieldRules: FieldRules = .none,
        fallback: [String] = [],
        caches: Bool = true,
        coalesces: Bool = true,
        firstToken: Duration? = nil
    ) {
        self.name = name
        self.kind = kind
        self.price = price
        self.dimension = dimension
        self.aliases = aliases
        self.fieldRules = fieldRules
        self.fallback = fallback
        self.caches = caches
        self.coalesces = coalesces
        self.firstToken = firstToken
    }
}
