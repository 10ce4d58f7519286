import RAGCore
import Routing
import Testing

@Suite struct FollowUpGateTests {
    private let history = [
        ConversationTurn(.customer, "Is the Fellwatch 3P tent waterproof?"),
        ConversationTurn(.shop, "Yes, to 5000 mm."),
    ]

    @Test(arguments: [
        "Can I return it?", "Does it have a hood?", "How long?", "And in red?", "What about the boots?",
        "Is that included?",
        "Which one is warmer?", "is this jacket waterproof", "How heavy is it?", "the 3P", "yes please", "12345",
        "Und in Blau?", "Kann ich sie zurückgeben?", "Geht das auch in Rot?", "Was kostet es?",
        "Was ist mit den Stiefeln?",
        "Und für Damen?", "¿Y en azul?", "¿Y si no llega?", "¿Cuánto cuesta?", "¿Puedo devolverlo?", "¿Es impermeable?",
        "What colours does it come in?", "Is express shipping available for it?", "Are they warm enough for winter?",
    ])
    func `a question that leans on the one before is told`(question: String) {
        #expect(FollowUpGate.judge(question, after: history).needsRewrite)
    }

    @Test(arguments: [
        "Where is my order?", "How long does shipping to Spain take?", "Is it possible to return worn shoes?",
        "And do you ship to Switzerland?", "Can I return boots if they don't fit?", "How do I pay?",
        "How much does it cost to ship to Germany?", "What is your return policy?", "Do you have gift cards?",
        "Do you have a sale this week?", "Wie lange dauert der Versand nach Österreich?",
        "Gibt es einen Rabatt für Studenten?", "Haben Sie auch Schlafsäcke?", "Können Sie mir eine Rechnung schicken?",
        "Ist es möglich, Schuhe umzutauschen?", "¿Cuánto cuesta el envío a Madrid?", "¿Tienen tarjetas regalo?",
        "¿Puedo cambiar la talla de mi pedido 99231?", "I bought a kettle, can I return it?", "", "👍",
    ])
    func `a question that stands by itself is left alone`(question: String) {
        #expect(FollowUpGate.judge(question, after: history).reasons == [])
    }

    @Test func `without a customer's turn nothing is rewritten`() {
        #expect(!FollowUpGate.judge("And in red?", after: []).needsRewrite)
        #expect(!FollowUpGate.judge("And in red?", after: [ConversationTurn(.shop, "How can I help?")]).needsRewrite)
    }

    @Test func `the reasons name the words`() {
        #expect(FollowUpGate.judge("And can I return it?", after: history).reasons.contains(.reference("it")))
        #expect(
            FollowUpGate.judge("What about the boots?", after: history).reasons == [.opener("what about"), .fragment]
        )
        #expect(FollowUp.Reason.reference("it").description == "“it” stands for something said before")
    }
}
