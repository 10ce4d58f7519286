import Routing
import TestSupport
import Testing

@Suite struct QuestionShapeTests {
    @Test(
        arguments: [
            ("", 0, 0), ("?!", 0, 0), ("where is my order", 4, 1), ("Is it in stock? Can I return it??", 8, 2),
            ("really?!? ok", 2, 1), ("don't", 1, 1), ("¿Dónde está mi pedido?", 4, 1), ("Größe 42 verfügbar?", 3, 1),
        ]
    )
    func `words and questions are counted`(text: String, words: Int, questions: Int) {
        let shape = QuestionShape(of: text)
        #expect(shape.words == words && shape.questions == questions)
    }

    @Test(
        arguments: [
            ("I can't log in and I don't know why", 2), ("returns without a receipt", 1),
            ("kann ich ohne Bon keinen", 2),
            ("nunca llegó, y ningún correo", 2), ("where is my order", 0), ("notebook, nowhere, knot", 0),
            ("everything except socks", 1),
        ]
    )
    func `words that turn a sentence round are counted`(text: String, count: Int) {
        #expect(QuestionShape(of: text).negations == count)
    }

    @Test(
        arguments: [
            ("is the red one better than the blue", 2), ("what is the difference", 1),
            ("Unterschied zwischen A und B", 1),
            ("cuál es mejor", 1), ("compared to express", 1), ("where is my order", 0),
        ]
    )
    func `words that hold one thing against another are counted`(text: String, count: Int) {
        #expect(QuestionShape(of: text).comparisons == count)
    }

    @Test(
        arguments: [
            ("How do I cancel my order?", true), ("how to return", true), ("Wie storniere ich?", true),
            ("¿Cómo cancelo mi pedido 4711?", true), ("is it possible to change the address", true),
            ("what happens if I am not at home", true), ("¿Qué pasa si no estoy?", true), ("cancel order 4711", false),
            ("how is my order doing", false), ("how long until my order is here", false), ("wie lange noch", false),
            ("where is my order", false), ("can you cancel order 4711", false), ("storniere bitte 4711", false),
            ("how", false),
        ]
    )
    func `how something is done is told from that it be done`(text: String, asksHow: Bool) {
        #expect(QuestionShape(of: text).asksHow == asksHow)
    }
}
