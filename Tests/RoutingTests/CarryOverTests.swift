import RAGCore
import Routing
import Testing

@Suite struct CarryOverTests {
    private let carry = CarryOver(scanner: .outdoor)

    private func query(_ question: String, _ turns: String...) -> String {
        let history = turns.enumerated().map { ConversationTurn($0.isMultiple(of: 2) ? .customer : .shop, $1) }
        return carry.query(for: question, after: history)
    }

    @Test func `product, order and topic of the last turns are carried`() {
        #expect(
            query("Can I return it?", "Is the Fellwatch 3P waterproof?", "Yes.")
                == "Can I return it? (Fellwatch 3P waterproof)"
        )
        #expect(
            query("And when will it arrive?", "Where is order 12345?", "In Kiel.")
                == "And when will it arrive? (#12345 order)"
        )
    }

    @Test func `a product that the question names takes the place of the one before`() {
        let query = query("What about the Fellwatch 3P?", "Is the Ridgeline 2P waterproof?", "Yes.")
        #expect(query == "What about the Fellwatch 3P? (waterproof)")
    }

    @Test func `behind a follow-up lies the turn that it leant on`() {
        let query = query("And for children?", "How warm are wool jumpers?", "Very.", "And in winter?", "Still.")
        #expect(query == "And for children? (winter warm wool jumpers)")
    }

    @Test func `the shop's product is carried where the customer named none`() {
        let query = query("How much is it?", "Which tent do you advise?", "The Fellwatch 3P is right for you.")
        #expect(query == "How much is it? (Fellwatch 3P tent advise)")
        let several = self.query("How much is it?", "Which tent?", "The Fellwatch 3P or the Harrier Mid Boot Men's.")
        #expect(several == "How much is it? (tent)")
    }

    @Test func `without history the question stays as it is`() {
        #expect(carry.query(for: "Can I return it?", after: []) == "Can I return it?")
    }
}
