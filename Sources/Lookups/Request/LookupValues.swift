package import RAGCore

/// What a request knows that a lookup may be asked with.
package enum LookupValues {
    /// By the names of placeholders: what the question says, then what the request's context says. Of several things of a
    /// kind the first counts; a product stands for its SKU where no SKU is named. `order_id` and `order_number` are one, as
    /// are `product_id` and `sku`.
    package static func gather(entities: [Entity], context: [String: String] = [:]) -> [String: String] {
        var values: [String: String] = [:]
        for entity in entities where values[entity.kind.rawValue] == nil {
            values[entity.kind.rawValue] = entity.value
        }
        if let product = values[Entity.Kind.product.rawValue], values[Entity.Kind.sku.rawValue] == nil {
            values[Entity.Kind.sku.rawValue] = product
        }
        share(&values)
        var known = context
        share(&known)
        values.merge(known) { said, _ in said }
        return values
    }

    private static func share(_ values: inout [String: String]) {
        for (one, other) in [("order_id", "order_number"), ("product_id", "sku")] {
            let value = values[other] ?? values[one]
            (values[one], values[other]) = (value, value)
        }
    }
}
