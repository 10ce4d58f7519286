import Chunking
import RAGCore
import TestSupport
import Testing

@Suite struct SentenceScannerTests {
    /// `‖` stands where a sentence ends.
    static let english = [
        "Returns are free.‖They take two days.",
        "Mr. Smith called.‖Mrs. Jones wrote to Dr. Brown.",
        "It costs 3.95 dollars.‖Shipping is 0.99.",
        "Does it fit?‖Yes!‖Send it back if not.",
        "What?!‖Really?!‖Yes.",
        "Use a carrier, e.g. UPS or DHL.‖We pay.",
        "Allow approx. 5 days.‖Then ask us.",
        "See No. 5 on the list.‖It is new.",
        "Can I pay later?‖No.‖You cannot.",
        "J. R. Smith signed.‖It is done.",
        "Choose Plan B.‖The other one is dear.",
        "It holds for each n.‖It is proved.",
        "Read p. 12 and step c. 3 of it.‖Go on.",
        "See H. Brocard's paper by Jones et al. 1998.‖It is old.",
        "We ship to the U.S.‖We do not ship to Alaska.",
        "The U.S. Postal Service delivers.‖It is slow.",
        "Acme Inc. Support answers.‖Call them.",
        "It is made by Acme Inc.‖The parts are theirs.",
        "We close at 5 p.m.‖Parcels leave at 6.",
        "We close at 5 p.m. EST.‖Call before.",
        "Shirts, shoes, etc.‖All can be returned.",
        "Shirts, shoes, etc. are excluded.‖All else is fine.",
        "Wait... it is loading.‖Done.",
        "Wait...‖It is loading.",
        "And so on…‖The end.",
        "... and then it stopped.‖Why?",
        "\"Why?\" she asked.‖He did not say.",
        "He said \"No.\"‖She left.",
        "(See the list above.)‖Then choose.",
        "Is it new (or used?) and tested?‖Yes.",
        "Open settings.json and save.‖Restart.",
        "Write to help@shop.example.com.‖We answer.",
        "See https://shop.example/a.html?b=c.‖It has more.",
        "Version 2.0.1 is out.‖Update now.",
        "It costs 5.‖The other costs 6.",
        "1. Open the box.‖Take it out.",
        "Born on Nov. 21.‖Died in 1999.",
        "It was 2019.‖Much has changed.",
        "He spoke vs. Jones.‖They lost.",
        "**Note.**‖Do not wash.",
        "Free for 30 days.[1]‖Then not.",
        "iPhone cases fit.‖iPhone 5 cases do not.",
        "Hi!‖where is it?‖i wait.",
        "Dr. No. 7 is on p. 12 of vol. 3.‖Read it.",
        "A wrapped\nline goes on.‖And ends.",
        "The parcel left at St. John St. on Monday.‖Fine.",
    ]

    static let german = [
        "Das gilt z. B. für Rechnungen.‖Bitte warten.",
        "Das gilt z.B. für Rechnungen, d. h. für alle.‖Gut.",
        "Das gilt z. B. Rechnungen und Mahnungen.‖Gut.",
        "Am 3. März kommt es an.‖Am 12. Dezember nicht.",
        "Der 3. Artikel fehlt.‖Wir suchen ihn.",
        "Der Preis ist inkl. MwSt. und zzgl. Versand.‖Alles klar?",
        "Der Preis enthält die MwSt.‖Die Lieferung ist frei.",
        "Es kostet 20.‖Danach 30.",
        "Hr. Müller und Fr. Maier, Nr. 5, Abs. 2.‖Ende.",
        "Die Lieferung dauert ca. 3 Tage.‖Danach melden Sie sich.",
        "Lieferung in 24 Std. Versandkosten fallen an.",
        "Im 19. Jahrhundert war das neu.‖Heute nicht.",
        "Wir liefern Schuhe, Hemden usw.‖Alles ist neu.",
        "„Kommt es heute?“ fragte sie.‖Nein.",
        "Er sagte: „Ja.“‖Dann ging er.",
        "Das heißt „z. B. Rechnungen“ hier.‖Gut.",
        "Zahlen Sie per »PayPal«.‖Das geht auch.",
        "Sie zahlen i. d. R. Gebühren.‖Oder nicht.",
        "Das sind 3,95 € bzw. 1.234,50 €.‖Alles inklusive.",
        "Am 3. 12. 2026 ist zu.‖Am 4. auch.",
        "Seit 2019.‖Übrigens auch heute.",
        "Bis zum\n3. März ist Zeit.‖Danach nicht.",
        "Max. 5 Stück, min. 2 Stück.‖Mehr geht nicht.",
    ]

    static let spanish = [
        "El Sr. García llamó.‖La Sra. López no.",
        "¿Cuándo llega?‖¡Mañana!‖Gracias.",
        "¡Hola!‖¿Qué tal?",
        "Hay gastos, p. ej. Correos.‖Nada más.",
        "Cierra a las 5 p. m.‖Los pedidos salen antes.",
        "Vea la pág. 12 y el núm. 3.‖Luego firme.",
        "Vive en EE. UU. y paga.‖Nada más.",
        "Cuesta aprox. 20 euros.‖El envío es gratis.",
        "Uds. pueden devolverlo.‖Es gratis.",
        "Camisas, zapatos, etc.‖También bolsos.",
        "Tel. 900 100 200.‖Llame hoy.",
        "El 3.º día llega.‖Espere.",
    ]

    static let withoutBlanks = [
        "您可以退货。‖运费由我们承担！‖什么时候到？",
        "他说：「明天到。」‖我等。",
        "真的吗？！‖是的。",
        "返品できます。‖送料は無料です！",
        "版本3.5发布了。‖请更新。",
        "你好.‖再见.",
        "真的吗?‖当然!",
        "¡Hola!‖¿Qué tal?",
        "यह नया है।‖वह पुराना है।",
    ]

    static let lines = [
        "- First item\n‖- Second item",
        "1. One\n‖2. Two\n‖10) Ten",
        "A paragraph\n\n‖Another",
        "| A | B. C |\n‖| - | - |\n‖| 1. | 2 |\n‖After",
        "# Title. More\n‖Text. ‖More text",
        "Introduction:\n‖* item",
        "Text\n‖---\n‖More",
        "Text\r\n\r\n‖More\r\nand more",
        "• eins\n‖• zwei",
        "Before\n‖```\n‖x = 1",
    ]

    private func check(_ text: String, separator: String) {
        let parts = text.split(separator: "‖").map(String.init)
        let input = parts.joined(separator: separator)
        let sentences = SentenceScanner.sentences(in: input).map {
            String(decoding: Array(input.utf8)[$0], as: UTF8.self)
        }
        #expect(sentences == parts.map(trimmed))
    }

    @Test(arguments: english + german + spanish)
    func `a text falls into its sentences`(text: String) {
        check(text, separator: " ")
        check(text, separator: "\u{A0}")
        check(text, separator: "  \r\n")
    }

    @Test(arguments: withoutBlanks)
    func `wide marks need no white space`(text: String) {
        check(text, separator: "")
        check(text, separator: " ")
    }

    @Test(arguments: lines)
    func `a line of a list or of a table is a sentence`(text: String) {
        check(text, separator: "")
    }

    @Test func `white space alone has no sentence`() {
        #expect(SentenceScanner.sentences(in: "") == [])
        #expect(SentenceScanner.sentences(in: " \r\n\t\u{3000}\u{A0}") == [])
    }

    @Test func `ranges are bytes`() {
        #expect(SentenceScanner.sentences(in: "Costs 3.95 €. Ships today!") == [0..<15, 16..<28])
    }

    @Test func `positions outside the text are taken as its ends`() {
        let text = "One. Two."
        let bytes = text.utf8Span.span
        let first = SentenceScanner.next(in: bytes, from: -5, to: 1000)
        let behind = SentenceScanner.next(in: bytes, from: 50, to: 1000)
        #expect(first == 0..<4)
        #expect(behind == nil)
    }

    @Test func `any text from any position to any limit is scanned`() throws {
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            ".", " ", "z. B.", "3.", "!", "”", "„", "\u{A0}", "。", "\n", "-", "|", "#", "[1]", "é", "A.", "p. m.", "¿",
        ]
        for _ in 0..<3000 {
            let text = (0..<12).map { _ in pieces[Int.random(in: pieces.indices, using: &generator)] }.joined()
            let bytes = text.utf8Span.span
            let limit = Int.random(in: 0...bytes.count + 1, using: &generator)
            var position = Int.random(in: 0...bytes.count, using: &generator)
            while let sentence = SentenceScanner.next(in: bytes, from: position, to: limit) {
                let isSound = !sentence.isEmpty && sentence.lowerBound >= position && sentence.upperBound <= limit
                try #require(isSound, "\(text.debugDescription) from \(position) to \(limit)")
                position = sentence.upperBound
            }
        }
    }

    @Test(arguments: [".", ". ", "a. ", "! ", "...", "\n", "\n ", ".)", "。", "-\n", "~", "1. ", "z. ", "#", "\u{301}"])
    func `a megabyte of anything is scanned in linear time`(piece: String) {
        let count = 1_000_000 / piece.utf8.count
        let text = String(repeating: piece, count: count)
        let part = String(repeating: piece, count: count / 16)
        let clock = ContinuousClock()
        let short = clock.measure { _ = SentenceScanner.sentences(in: part) }
        let long = clock.measure { _ = SentenceScanner.sentences(in: text) }
        // 16 times the text. What is quadratic takes 256 times as long, and minutes.
        #expect(long < short * 64 + .milliseconds(500))
    }
}

private func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
        let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
}
