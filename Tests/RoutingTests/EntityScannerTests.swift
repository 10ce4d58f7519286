import RAGCore
import Routing
import TestSupport
import Testing

@Suite struct EntityScannerTests {
    @Test func `the kinds stand in the order of the question, each byte claimed once`() {
        let question = "I am jane@shop.example: order #12345 of 2 Ridgeline 2P tents for 698 € came yesterday"
        #expect(
            EntityScanner.outdoor.told(question) == [
                "email jane@shop.example = jane@shop.example", "order_number #12345 = 12345", "quantity 2 = 2",
                "product Ridgeline 2P tents = Ridgeline 2P tents", "amount 698 € = 698.00 EUR",
                "date yesterday = 2026-11-20",
            ]
        )
    }

    @Test(arguments: [
        ("Where is #12345?", ["#12345 = 12345"]), ("where is order 12345", ["12345 = 12345"]),
        ("NH-2024-00123 is late", ["NH-2024-00123 = NH-2024-00123"]),
        ("order nh-2024-00123", ["nh-2024-00123 = NH-2024-00123"]),
        ("Bestellung Nr. 4711-22 fehlt", ["4711-22 = 4711-22"]), ("Meine Bestellnummer lautet 4711", ["4711 = 4711"]),
        ("¿Dónde está mi pedido 99231?", ["99231 = 99231"]), ("el pedido número 99231", ["99231 = 99231"]),
        ("orders 12345 and 12346", ["12345 = 12345", "12346 = 12346"]),
        ("order number: AB123456", ["AB123456 = AB123456"]),
        ("order 2 tents", []), ("order 2026-11-21", []), ("my order from 12345 Berlin", []), ("12345 Berlin", []),
        ("order 1234567890123", []), ("#1", []), ("order number 1001", ["1001 = 1001"]), ("order 1001", []),
        ("order LF-TNT-0021", []),
    ])
    func `numbers of orders are announced, or have the shop's shape`(question: String, expected: [String]) {
        let found = EntityScanner.outdoor.entities(in: question).filter { $0.kind == .orderNumber }
        #expect(found.map { "\($0.text) = \($0.value)" } == expected)
    }

    @Test func `a shop's own shape of order numbers is a setting`() throws {
        let pattern = try #require(CodePattern("W#####-@"))
        let scanner = EntityScanner(products: .empty, today: CalendarDate(daysSince1970: 0), orderNumbers: [pattern])
        #expect(scanner.told("w12345-b and W1234-B and xW12345-B") == ["order_number w12345-b = W12345-B"])
        for text in ["", "##", "@@@", "-###", "###-", "#### #", "####.", String(repeating: "#", count: 41), "ABC"] {
            #expect(CodePattern(text) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("is LF-TNT-0021 there", ["LF-TNT-0021 = LF-TNT-0021"]), ("lf-tnt-0021", ["lf-tnt-0021 = LF-TNT-0021"]),
        ("LFTNT0021?", ["LFTNT0021 = LF-TNT-0021"]), ("SKU: ABC-123", ["ABC-123 = ABC-123"]),
        ("Artikelnummer 99-1", ["99-1 = 99-1"]), ("article number x9", []), ("ABC-123", []), ("LF-TNT-9999", []),
        ("4711", []), ("SKU 4711", ["4711 = 4711"]), ("the item 12", []),
    ])
    func `a SKU is known, or announced`(question: String, expected: [String]) {
        let found = EntityScanner.outdoor.entities(in: question).filter { $0.kind == .sku }
        #expect(found.map { "\($0.text) = \($0.value)" } == expected)
    }

    @Test(arguments: [
        ("mail Jane.Doe+x@Mail.example.co.uk.", ["Jane.Doe+x@Mail.example.co.uk"]), ("(a-b@c-d.de)", ["a-b@c-d.de"]),
        ("x@y.z", []), ("@@@@", []), ("a@b@c.de", []), ("müller@x.de", []), ("a@-x.de", []), ("a@x..de", []),
        ("..a@x.de", ["a@x.de"]), ("a@x.de, b@y.com", ["a@x.de", "b@y.com"]), ("a@localhost", []), ("a@1.2.3.4", []),
        (String(repeating: "a", count: 65) + "@x.de", []), ("a@" + String(repeating: "b", count: 64) + ".de", []),
    ])
    func `e-mail addresses are found whole or not at all`(question: String, expected: [String]) {
        let found = EntityScanner.outdoor.entities(in: question).filter { $0.kind == .email }
        #expect(found.map(\.text) == expected)
    }

    @Test(arguments: [
        ("€1,299.00", "1299.00 EUR"), ("1.299,00 €", "1299.00 EUR"), ("1299 euros", "1299.00 EUR"),
        ("1.299 EUR", "1299.00 EUR"), ("12,5 €", "12.50 EUR"), ("$5", "5.00 USD"), ("5 dollars", "5.00 USD"),
        ("£ 12.99", "12.99 GBP"), ("CHF 1'299.50", "1299.50 CHF"), ("49,- €", "49.00 EUR"), ("100€", "100.00 EUR"),
        ("EUR50", "50.00 EUR"), ("50EUR", "50.00 EUR"), ("20 dólares", "20.00 USD"), ("30 Franken", "30.00 CHF"),
        ("1,234,567.89 USD", "1234567.89 USD"), ("0.05 €", "0.05 EUR"), ("50\u{A0}€", "50.00 EUR"),
    ])
    func `an amount has one form however it is written`(written: String, value: String) {
        let question = "it cost \(written) then"
        let found = EntityScanner.outdoor.entities(in: question)
        #expect(found.map(\.value) == [value])
        #expect(found.map(\.kind) == [.amount])
        #expect(found.map(\.text) == [written])
    }

    @Test(arguments: [
        "1234567890123 €", "1.2.3 €", "1,23,456 €", "12.345.6,7 €", "1.299,000 €", "99 percent", "1,2.3,4 EUR",
    ])
    func `what is no amount is none`(question: String) {
        #expect(!EntityScanner.outdoor.entities(in: question).contains { $0.kind == .amount })
    }

    @Test(arguments: [
        ("2026-11-21", "2026-11-21"), ("21.11.2026", "2026-11-21"), ("21/11/2026", "2026-11-21"),
        ("3.3.26", "2026-03-03"),
        ("11/21/2026", "2026-11-21"), ("04/05/2026", "2026-05-04"), ("21.11.", "2026-11-21"),
        ("21 November", "2026-11-21"), ("Nov 21st", "2026-11-21"), ("November 3, 2025", "2025-11-03"),
        ("3. März", "2027-03-03"), ("21. Dezember 2025", "2025-12-21"), ("5 de mayo de 2026", "2026-05-05"),
        ("1st of January 2027", "2027-01-01"), ("May 5, 2026", "2026-05-05"), ("today", "2026-11-21"),
        ("yesterday", "2026-11-20"), ("tomorrow", "2026-11-22"), ("last Monday", "2026-11-16"),
        ("last Saturday", "2026-11-14"), ("next Friday", "2026-11-27"), ("letzten Montag", "2026-11-16"),
        ("lunes pasado", "2026-11-16"), ("vor drei Tagen", "2026-11-18"), ("gestern", "2026-11-20"),
        ("vorgestern", "2026-11-19"), ("übermorgen", "2026-11-23"), ("vor einer Woche", "2026-11-14"),
        ("ayer", "2026-11-20"), ("hace 2 días", "2026-11-19"), ("hace dos semanas", "2026-11-07"),
        ("two days ago", "2026-11-19"), ("day before yesterday", "2026-11-19"), ("mañana", "2026-11-22"),
    ])
    func `a day is read as it is written in three languages`(written: String, value: String) {
        let found = EntityScanner.outdoor.entities(in: "bought: \(written) - thanks")
        #expect(found.map(\.value) == [value])
        #expect(found.map(\.text) == [written])
        #expect(found.map(\.kind) == [.date])
    }

    @Test(arguments: [
        "31.02.2026", "2026-13-01", "13/13/2026", "it may 5 times", "guten Morgen", "por la mañana", "within 30 days",
        "24/7", "1.2.3.4", "in March", "32 November", "a Monday", "99999 days ago", "2026-11-211",
    ])
    func `what is no day is none`(question: String) {
        #expect(!EntityScanner.outdoor.entities(in: question).contains { $0.kind == .date })
    }

    @Test(arguments: [
        ("2 pairs of socks", ["2 pairs = 2"]), ("three tents", ["three = 3"]), ("zwei Stück", ["zwei Stück = 2"]),
        ("dos mochilas", ["dos = 2"]), ("2x mugs", ["2x = 2"]), ("twenty pegs", ["twenty = 20"]),
        ("within 30 days", []), ("size 42", []), ("Größe 42", []), ("5 % off", []), ("5% off", []), ("2.5 of them", []),
        ("2-3 mugs", []), ("a 3L jacket", []), ("once upon", []), ("in 2026", []), ("0 mugs", []), ("10 cm", []),
    ])
    func `a quantity counts things, and nothing else`(question: String, expected: [String]) {
        let found = EntityScanner.outdoor.entities(in: question).filter { $0.kind == .quantity }
        #expect(found.map { "\($0.text) = \($0.value)" } == expected)
    }

    @Test func `no more than the limit are returned`() {
        let question = String(repeating: "a@b.de ", count: 200)
        #expect(EntityScanner.outdoor.entities(in: question).count == EntityScanner.limit)
    }
}
