import RAGCore
import Routing
import TestSupport
import Testing

@Suite struct ProductDictionaryTests {
    @Test(arguments: [
        ("the ridgeline 2p tent in moss", ["ridgeline 2p tent = LF-TNT-0021"]),
        ("is the Ridgeline 2P in clay there", ["Ridgeline 2P = LF-TNT-0022"]),
        ("Ridgeline 2P", ["Ridgeline 2P = Ridgeline 2P"]), ("Ridgeline", []),
        ("two Fellwatch 3P tents", ["Fellwatch 3P tents = LF-TNT-0031"]),
        ("FELLWATCH 3P TENTS", ["FELLWATCH 3P TENTS = LF-TNT-0031"]),
        ("harrier mid boots womens", ["harrier mid boots womens = LF-BTS-0304"]), ("leather boot", []),
        ("leather boot wax 100 ml", ["leather boot wax 100 ml = LF-CAR-1305"]), ("a tent", []), ("tents", []),
        ("Larkfell", []), ("a mug", []), ("a crepe pan", ["crepe pan = LF-CKW-0725"]), ("crêpe. Pan", []),
        ("Swaledale Wool Jumpers", ["Swaledale Wool Jumpers = LF-JKT-0429"]), ("wool jumper", []),
    ])
    func `a product is found by its name, the longest first`(question: String, expected: [String]) {
        let found = EntityScanner.outdoor.entities(in: question).filter { $0.kind == .product }
        #expect(found.map { "\($0.text) = \($0.value)" } == expected)
    }

    @Test func `an entity leads to all products that it may mean`() throws {
        let named = try #require(EntityScanner.outdoor.entities(in: "is the Ridgeline 2P in stock").first)
        #expect(ProductDictionary.outdoor.products(of: named).map(\.sku) == ["LF-TNT-0021", "LF-TNT-0022"])
        let known = try #require(EntityScanner.outdoor.entities(in: "LFTNT0022").first)
        #expect(ProductDictionary.outdoor.products(of: known).map(\.sku) == ["LF-TNT-0022"])
        #expect(
            ProductDictionary.outdoor.products(of: Entity(kind: .date, text: "x", value: "4711", range: 0..<1)) == []
        )
    }

    @Test func `SKUs that are one without their dashes are told apart with them`() {
        let products = ProductDictionary(products: [
            Product(sku: "A-12-3", name: "One", documentID: "1"), Product(sku: "A-1-23", name: "Two", documentID: "2"),
        ])
        #expect(products.product(sku: "a-12-3")?.documentID == "1")
        #expect(products.product(sku: "a-1-23")?.documentID == "2")
        #expect(products.product(sku: "a1-2-3")?.documentID == "1")
        #expect(products.product(sku: "") == nil)
    }

    /// 100,000 products take about a second.
    @Test func `many products with one first word are found as fast as one`() {
        var products: [Product] = []
        for number in 0..<20_000 {
            products.append(Product(sku: "S-\(number)", name: "Ember Stove Number \(number)", documentID: "\(number)"))
        }
        let scanner = EntityScanner(
            products: ProductDictionary(products: products),
            today: CalendarDate(daysSince1970: 0)
        )
        let question = String(repeating: "ember stove number ", count: 2000) + "ember stove number 19999"
        #expect(scanner.entities(in: question).map(\.value) == ["S-19999"])
    }
}
