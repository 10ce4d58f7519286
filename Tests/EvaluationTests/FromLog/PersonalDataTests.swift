import Evaluation
import RAGCore
import Testing

@Suite struct PersonalDataTests {
    @Test(
        arguments: [
            ("Order #104233 for ann@example.org?", "Order [number] for [email]?", 2),
            ("my mail is <a.b+c@shop.co.uk>.", "my mail is <[email]>.", 1),
            ("call me: +49 89 1234 567, please", "call me: [number], please", 1),
            ("(555) 123-4567 is mine", "[number] is mine", 1),
            ("0664 1234567", "[number]", 1),
            ("tel. 06 12 34 56 78!", "tel. [number]!", 1),
            ("order LF-2026-00123 is late", "order [number] is late", 1),
            ("DE89 3704 0044 0532 0130 00", "DE89 [number]", 1),
            ("card 4111 1111 1111 1111 and 12345", "card [number] and [number]", 2),
            ("٠١٢٣٤٥٦", "[number]", 1),
            ("订单104233的退货，邮箱ann@example.org谢谢", "订单[number]的退货，邮箱[email]谢谢", 2),
            ("mail ann@example.org\n  or 123456", "mail [email] or [number]", 2),
        ]
    )
    func `addresses and long numbers are masked`(text: String, masked: String, count: Int) {
        let result = PersonalData.masked(text)
        #expect(result.text == masked)
        #expect(result.count == count)
    }

    @Test(
        arguments: [
            "does LF-TNT-0040 fit 4 people?", "sizes 38 39 40 41", "is it 19.99 or 24,50?", "a 300x400 mat", "in 2026?",
            "1.299,00 €", "you @ the shop", "@larkfell", "a@b", "¿Cuánto cuesta?", "", "10 or 20 or 30 or 40",
            "60 days, 2 %", "(…)", "Ÿ — ü",
        ]
    )
    func `what tells nothing of a person stays`(text: String) {
        #expect(PersonalData.masked(text).text == text)
        #expect(PersonalData.masked(text).count == 0)
    }

    @Test func `whatever the text, no run of five digits is left, and what is masked stays masked`() {
        var generator = SeededGenerator(seed: 17)
        let alphabet = Array("01239  ab.-@+(#/é订")
        for _ in 0..<3000 {
            let text = String(
                (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                    alphabet[Int.random(in: alphabet.indices, using: &generator)]
                }
            )
            let masked = PersonalData.masked(text).text
            let runs = masked.split { !$0.isNumber }.map(\.count)
            #expect(runs.allSatisfy { $0 < 5 }, "\(text)")
            #expect(PersonalData.masked(masked).text == masked, "\(text)")
        }
    }
}
