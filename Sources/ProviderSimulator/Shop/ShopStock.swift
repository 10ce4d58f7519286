/// What the simulated shop has of a product.
struct ShopStock {
    let sku: String
    let quantity: Int
    let cents: Int
    let day: Int
    let note: String?

    /// - Parameter hasOrders: whether orders to a model stand in the note.
    init(sku: String, hasOrders: Bool, using chance: inout SeededStream) {
        self.sku = sku
        // One product in four is sold out.
        quantity = max(0, Int.random(in: -9...30, using: &chance))
        cents = Int.random(in: 990...39_990, using: &chance)
        day = Int.random(in: 1...28, using: &chance)
        note = hasOrders ? ShopOrder.orders : nil
    }

    var json: Template {
        var json = Template(#"{"product":{"sku":"#)
        json.appendJSON(sku)
        json.append(#","in_stock":\#(quantity > 0),"quantity":\#(quantity),"price":\#(ShopOrder.price(cents)),"#)
        json.append(#""currency":"EUR","restock":"#)
        json.append(quantity > 0 ? "null" : #""2026-12-\#(ShopOrder.twoDigits(day))""#)
        if let note {
            json.append(#","note":"#)
            json.appendJSON(note)
        }
        json.append("}}")
        return json
    }
}
