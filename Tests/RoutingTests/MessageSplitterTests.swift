import RAGCore
import Routing
import Testing

@Suite struct MessageSplitterTests {
    private let splitter = MessageSplitter(scanner: .outdoor)

    @Test(arguments: [
        (
            "is the Ridgeline 2P in stock, where is my order 12345 and can i return it",
            ["is the Ridgeline 2P in stock", "where is my order 12345", "can i return it"]
        ),
        (
            "Ist das Zelt lieferbar und wo ist meine Bestellung 4711-22 und kann ich sie zurückgeben?",
            ["Ist das Zelt lieferbar", "wo ist meine Bestellung 4711-22", "kann ich sie zurückgeben?"]
        ),
        (
            "¿Está en stock la tienda, dónde está mi pedido 99231 y puedo devolverlo?",
            ["¿Está en stock la tienda", "dónde está mi pedido 99231", "puedo devolverlo?"]
        ),
        ("¿Hacéis envíos a Chile? ¿Y cuánto cuesta?", ["¿Hacéis envíos a Chile?", "cuánto cuesta?"]),
        ("How much is shipping? Do you take PayPal?", ["How much is shipping?", "Do you take PayPal?"]),
        (
            "I ordered boots last week. Where are they? And can I exchange them?",
            ["I ordered boots last week. Where are they?", "can I exchange them?"]
        ),
        (
            "Please cancel order 12345. Also, do you sell gift cards?",
            ["Please cancel order 12345.", "do you sell gift cards?"]
        ),
        (
            "My tent is broken, can I return it and where is my order? It has been a week.",
            ["My tent is broken, can I return it", "where is my order? It has been a week."]
        ),
        (
            "How much is shipping? Is that okay? Do you take PayPal?",
            ["How much is shipping? Is that okay?", "Do you take PayPal?"]
        ),
    ])
    func `a message is taken apart where both sides ask`(message: String, parts: [String]) {
        #expect(splitter.parts(of: message).map(\.text) == parts)
    }

    @Test(arguments: [
        "Where is my order?", "", "   ", "?", "Can you tell me where my order is and when it will arrive?",
        "Which jacket is warm and has a hood?", "Can I return it and get my money back?",
        "If it does not fit, can I return it?", "When I return it, do I get a refund?",
        "What is the difference between the Ridgeline and the Fellwatch?", "Is it red or is it blue, or green?",
        "Hello, can you help me? Where is my parcel?", "Can I return shoes? Is that possible?",
        "Welche Jacke ist warm und hat eine Kapuze?", "¿Qué tienda es ligera y tiene dos puertas?",
        "I ordered boots and a tent and they have not arrived", "I bought a tent. It leaks. What now can I do?",
    ])
    func `a message that asks one thing stays whole`(message: String) {
        let parts = splitter.parts(of: message)
        #expect(parts.map(\.text) == [message.trimmingBlanks])
        #expect(parts.map(\.standalone) == parts.map(\.text))
    }

    @Test func `what is beyond the limit stays with the last part`() {
        let questions = ["Is A1 red?", "Is A2 red?", "Is A3 red?", "Is A4 red?", "Is A5 red?", "Is A6 red?"]
        let parts = splitter.parts(of: questions.joined(separator: " "))
        #expect(parts.map(\.text) == Array(questions[..<3]) + [questions[3...].joined(separator: " ")])
    }

    @Test func `an "it" takes the product or order that the part before names, if it is one`() {
        func standalone(_ message: String) -> String? { splitter.parts(of: message).last?.standalone }
        #expect(standalone("Where is order 12345 and can I return it?") == "can I return it? (#12345)")
        #expect(standalone("Is the Fellwatch 3P in stock? Is it waterproof?") == "Is it waterproof? (Fellwatch 3P)")
        #expect(standalone("¿Dónde está el pedido 99231 y puedo devolverlo?") == "puedo devolverlo? (#99231)")
        #expect(standalone("Is order 12345 or 12346 late? Can I return it?") == "Can I return it?")
        #expect(standalone("Where is order 12345? Can I return the Fellwatch 3P?") == "Can I return the Fellwatch 3P?")
        #expect(standalone("Where is order 12345? Do you take PayPal?") == "Do you take PayPal?")
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
