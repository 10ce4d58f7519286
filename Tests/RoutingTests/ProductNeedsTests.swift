import RAGCore
import Routing
import Testing

@Suite struct ProductNeedsTests {
    @Test(arguments: [
        ("a tent under 300 euros", "at most 300 EUR; category Tents"), ("Zelt bis 80 €", "at most 80 EUR"),
        ("something cheaper than 40", "at most 40"), ("between 50 and 90 euros", "at least 50 EUR; at most 90 EUR"),
        ("50-90 €", "at least 50 EUR; at most 90 EUR"), ("zwischen 50 und 90 Euro", "at least 50 EUR; at most 90 EUR"),
        ("entre 50 y 90 euros", "at least 50 EUR; at most 90 EUR"), ("menos de 200 euros", "at most 200 EUR"),
        ("mindestens 20 €", "at least 20 EUR"),
        ("mehr als 20 €, höchstens 30,50 €", "at least 20 EUR; at most 30.5 EUR"),
        ("100 euros max", "at most 100 EUR"), ("under 2 kg", ""), ("under 300 dollars", ""), ("in stock", "in stock"),
        ("auf Lager?", "in stock"), ("something in black", "colour black"), ("dusk blue", "colour dusk blue"),
        ("waterproof boots", "category Boots; waterproof yes"), ("by Larkfell", "brand Larkfell"),
        ("boots, not leather", "category Boots; no leather"), ("leather-free boots", "category Boots; no leather"),
        ("no wool", "no wool"), ("ohne Wool", "no wool"), ("not made of real leather", "no leather"),
        ("moss or clay", "colour moss or clay"), ("Where is my order?", ""),
        ("a jacket for 2 people", "category Jackets"),
    ])
    func `a question asks for price, stock and values that the shop knows`(question: String, description: String) {
        let needs = ProductNeeds(question: question, products: .outdoor)
        #expect(needs.description == description)
        #expect((needs.filter == nil) == description.isEmpty)
    }

    @Test func `the filter compares with the values as the products have them`() {
        let needs = ProductNeeds(question: "black jackets under 100 € in stock, no wool", products: .outdoor)
        #expect(
            needs.filter
                == .and([
                    .lessOrEqual("price", 100), .or([.greater("stock", 0), .equal("in_stock", true)]),
                    .isIn("category", ["Jackets"]), .isIn("colour", ["black"]), .notEqual("sku", "LF-JKT-0429"),
                ])
        )
    }

    @Test func `what is said later takes the place of what was said before`() {
        let history = [
            ConversationTurn(.customer, "a moss tent under 300 euros, no wool"),
            ConversationTurn(.shop, "Clay, under 5 €?"),
        ]
        let needs = ProductNeeds(question: "rather in clay, under 400 euros", history: history, products: .outdoor)
        #expect(needs.description == "at most 400 EUR; category Tents; colour clay; no wool")
    }
}
