import RAGCore

/// What the customer is asked for when a lookup lacks a value.
package enum LookupQuestion {
    /// A sentence for each of the placeholders, in English, German or Spanish; English for any other language.
    ///
    /// - Parameter language: a BCP 47 tag.
    package static func text(for missing: [String], language: String) -> String {
        let tag = language.prefix(2).lowercased()
        let sentences = missing.map { sentence($0, tag) }
        return sentences.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: " ")
    }

    private static func sentence(_ name: String, _ language: String) -> String {
        let (english, german, spanish) = sentences(name)
        switch language {
        case "de": return german
        case "es": return spanish
        default: return english
        }
    }

    private static func sentences(_ name: String) -> (english: String, german: String, spanish: String) {
        switch name {
        case Entity.Kind.orderNumber.rawValue, "order_id":
            (
                "Which order is it? Please send me the order number.",
                "Um welche Bestellung geht es? Bitte schicken Sie mir die Bestellnummer.",
                "¿De qué pedido se trata? Envíeme el número de pedido, por favor."
            )
        case Entity.Kind.sku.rawValue, Entity.Kind.product.rawValue, "product_id":
            (
                "Which product do you mean? Please send me its name or its article number.",
                "Welches Produkt meinen Sie? Bitte schicken Sie mir den Namen oder die Artikelnummer.",
                "¿A qué producto se refiere? Envíeme el nombre o la referencia, por favor."
            )
        case Entity.Kind.email.rawValue:
            (
                "Which e-mail address did you order with?",
                "Mit welcher E-Mail-Adresse haben Sie bestellt?",
                "¿Con qué dirección de correo electrónico hizo el pedido?"
            )
        case Entity.Kind.date.rawValue:
            ("Which day do you mean?", "Welchen Tag meinen Sie?", "¿A qué día se refiere?")
        case Entity.Kind.quantity.rawValue:
            ("How many do you need?", "Wie viele brauchen Sie?", "¿Cuántas unidades necesita?")
        case Entity.Kind.amount.rawValue:
            ("Which amount do you mean?", "Welchen Betrag meinen Sie?", "¿A qué importe se refiere?")
        default: other(name.split(separator: "_").joined(separator: " "))
        }
    }

    private static func other(_ words: String) -> (english: String, german: String, spanish: String) {
        (
            "I need one more detail to look that up: \(words).",
            "Dafür brauche ich noch eine Angabe: \(words).",
            "Necesito un dato más para consultarlo: \(words)."
        )
    }
}
