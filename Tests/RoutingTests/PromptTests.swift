import RAGCore
import Routing
import Testing

@Suite struct PromptTests {
    private let history = [ConversationTurn(.customer, "Is the tent\nwaterproof?"), ConversationTurn(.shop, "Yes.")]

    @Test func `the rewrite shows the conversation, a line a turn, to the cheap model`() {
        let prompt = RewritePrompt.prompt(for: "And in red\u{200B}\u{E0041}?", after: history, tenant: "kolk")
        #expect(prompt.messages.last?.text == "Customer: Is the tent waterproof?\nShop: Yes.\nQuestion: And in red?")
        #expect(prompt.tier == .cheap && prompt.wantsJSON && prompt.tenant == "kolk" && prompt.temperature == 0)
    }

    @Test(arguments: [
        (#"{"query": "Is the tent red?"}"#, "Is the tent red?"),
        ("```json\n{\"query\": \"Is the\\ntent red?\"}\n```", "Is the tent red?"),
        (#"Sure! {"query": "x", "query": "y"}"#, "y"),
    ])
    func `a rewritten question is read`(reply: String, query: String) {
        #expect(RewritePrompt.query(in: reply) == query)
    }

    @Test(arguments: [
        "", "no", "{", "}{", #"{"query": 5}"#, #"{"query": ""}"#, #"{"query": "?!"}"#, #"{"question": "x"}"#,
        #"["query"]"#,
        #"{"query": "x""#, "{\"query\": \"" + String(repeating: "x", count: 601) + "\"}",
    ])
    func `a reply that cannot be read is nil`(reply: String) {
        #expect(RewritePrompt.query(in: reply) == nil)
    }

    private let intents = IntentPrompt(
        choices: [
            .init(name: "order_status", summary: "Where an order is"), .init(name: "returns", summary: "How to return"),
        ],
        scanner: .outdoor
    )

    @Test func `the intents are offered with a line each`() throws {
        let prompt = intents.prompt(for: "Where is it?", tenant: "")
        let system = try #require(prompt.messages.first?.text)
        #expect(
            system.contains("- order_status: Where an order is\n- returns: How to return\n- unknown: none of these")
        )
        #expect(prompt.wantsJSON && prompt.tier == .cheap)
    }

    @Test func `entities of the model have to stand in the question`() {
        let reply = #"""
            {"intent": "order_status", "entities": [{"kind": "order_number", "text": "12345"},
            {"kind": "email", "text": "x@y.de"}, {"kind": "colour", "text": "red"}, {"kind": "product", "text": "RED MUG"}]}
            """#
        let intent = intents.read(reply, question: "Where is my red mug of order 12345?")
        #expect(intent.intent == "order_status")
        #expect(
            intent.entities == [
                Entity(kind: .product, text: "red mug", value: "RED MUG", range: 12..<19),
                Entity(kind: .orderNumber, text: "12345", value: "12345", range: 29..<34),
            ]
        )
        let other = intents.read(
            #"{"intent": "returns", "entities": {"date": "yesterday"}}"#,
            question: "from yesterday"
        )
        #expect(other.entities.map(\.value) == ["2026-11-20"])
    }

    @Test(arguments: [
        "", "order_status", #"{"intent": "order_status""#, #"{"intent": "refund"}"#, #"{"intent": 5}"#, "[]",
    ])
    func `what cannot be read, or was not offered, is unknown`(reply: String) {
        #expect(intents.read(reply, question: "x") == ModelIntent(intent: "unknown", entities: []))
    }
}
