import RAGCore
import Routing

extension ProductDictionary {
    /// A few products of an outdoor shop.
    static let outdoor = ProductDictionary(products: [
        tent("LF-TNT-0021", "Ridgeline 2P Tent", "moss", price: 349, stock: 58),
        tent("LF-TNT-0022", "Ridgeline 2P Tent", "clay", price: 349, stock: 0),
        tent("LF-TNT-0031", "Fellwatch 3P Tent", "dusk blue", price: 649, stock: 3),
        product("LF-BTS-0303", "Harrier Mid Boot Men's", ["category": "Boots", "material": "full-grain leather"]),
        product("LF-BTS-0304", "Harrier Mid Boot Women's", ["category": "Boots", "material": "full-grain leather"]),
        product(
            "LF-BTS-0315",
            "Buttress Winter Boot",
            ["category": "Boots", "material": "nubuck", "waterproof": true]
        ),
        product(
            "LF-BTS-0319",
            "Pebble Boot",
            ["category": "Boots", "material": "recycled nylon", "waterproof": false]
        ),
        product("LF-CAR-1305", "Leather Boot Wax 100 ml", ["category": "Care"]),
        product("LF-JKT-0429", "Swaledale Wool Jumper", ["category": "Jackets", "material": "British wool"]),
        product("LF-JKT-0401", "Squall 3L Shell Jacket Men's", ["category": "Jackets", "colour": "black"]),
        product("LF-CKW-0725", "Crêpe Pan", ["category": "Cookware"]),
        product("4711", "Tent", ["category": "Tents"]),
        product("LF-X-1", "Mug", ["category": "Cookware"]),
    ])

    private static func tent(_ sku: String, _ name: String, _ colour: String, price: Double, stock: Double) -> Product {
        product(
            sku,
            name,
            ["category": "Tents", "colour": .string(colour), "price": .number(price), "stock": .number(stock)]
        )
    }

    private static func product(_ sku: String, _ name: String, _ attributes: Metadata) -> Product {
        let common: Metadata = ["sku": .string(sku), "brand": "Larkfell", "currency": "EUR"]
        return Product(sku: sku, name: name, documentID: sku, attributes: common.merging(attributes) { $1 })
    }
}

extension EntityScanner {
    /// On Saturday, 21 November 2026.
    static let outdoor = EntityScanner(products: .outdoor, today: CalendarDate(daysSince1970: 20_778))

    /// `kind text = value` for each entity.
    func told(_ question: String) -> [String] {
        entities(in: question).map { "\($0.kind.rawValue) \($0.text) = \($0.value)" }
    }
}
