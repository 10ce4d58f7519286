import Answering
import RAGCore
import Routing
import TestSupport
import Testing

@Suite struct `Who answers` {
    private static let pair = "Can worn boots be returned in 30 days?"

    /// A pair that a person has checked, beside a page that says the same.
    private static func pages(verified: Bool) -> [Document] {
        var document = Document.page("pair", "Yes, worn boots can be returned once. Send them clean.", title: pair)
        document.metadata = verified ? ["verified": true] : [:]
        return [document] + Counter.pages
    }

    @Test func `a verified pair that was asked for nearly in its words is given whole, and no model is called`()
        async throws
    {
        let model = ScriptedModel([.answer(.cheap): .says(Counter.grounded)])
        let counter = try await Counter(Self.pages(verified: true), model: model, policy: Policy.standardText)
        let answer = try await counter.ask("can worn boots be returned in 30 days")
        #expect(answer.route.outcome == .curated)
        #expect(answer.text == "Yes, worn boots can be returned once. [1] Send them clean. [2]")
        #expect(answer.citations.allSatisfy { $0.documentID == "pair" && counter.shop.shown($0) == $0.quote })
        #expect(model.calls.isEmpty)
    }

    @Test(arguments: [
        ("can worn boots be returned in 60 days", true), ("can worn boots not be returned in 30 days", true),
        ("can worn boots be returned in 30 days", false),
    ])
    func `a pair of another number or a negation, or one that nobody has checked, is not`(
        question: String,
        verified: Bool
    ) async throws {
        let counter = try await Counter(Self.pages(verified: verified), policy: Policy.standardText)
        #expect(try await counter.ask(question).route.outcome != .curated)
    }

    @Test func `a plain fact is quoted, and no model is called`() async throws {
        let model = ScriptedModel([:])
        let counter = try await Counter(model: model, policy: Policy.standardText)
        let answer = try await counter.ask()
        #expect(answer.route.outcome == .quoted)
        #expect(answer.text == "Worn boots can be returned once within 30 days. [1]")
        #expect(answer.route.intent?.intent == "return_policy")
        #expect(answer.route.rule?.hasPrefix("a plain fact") == true)
        #expect(answer.route.prices.count == 2)
        #expect(model.calls.isEmpty)
    }

    @Test(arguments: [ModelTier.cheap, .strong])
    func `the model that the policy names writes`(tier: ModelTier) async throws {
        let model = ScriptedModel([.answer(tier): .says(Counter.grounded)])
        let answer = try await Counter(model: model, policy: Counter.policy(tier.rawValue)).ask()
        #expect(answer.route.outcome == Route.Outcome(rawValue: tier.rawValue))
        #expect(answer.route.model == "the \(tier.rawValue) one")
        #expect(answer.text == "Worn boots can be returned once within 30 days. [1]")
        #expect(answer.grounding == 1)
        #expect(answer.stages.map(\.stage) == [.answer])
        #expect(model.calls == [.answer(tier)])
    }

    @Test func `what compares several documents goes to the strong model`() async throws {
        let model = ScriptedModel([.answer(.strong): .says("Worn boots can be returned within 30 days [1].")])
        let pages: [Document] = [
            .page("boots", "Worn boots can be returned within 30 days.", title: "Boots"),
            .page("tents", "Worn tents can be returned within 30 days.", title: "Tents"),
        ]
        let counter = try await Counter(pages, model: model, policy: Policy.standardText)
        let answer = try await counter.ask("can worn boots be returned later than worn tents")
        #expect(answer.route.outcome == .strong)
        #expect(answer.route.rule == "a comparison over several documents")
        #expect(model.calls == [.answer(.strong)])
    }

    @Test(arguments: [("en", "Hello! I can help"), ("de", "Hallo! Ich helfe"), ("es", "¡Hola! Puedo")])
    func `small talk gets what the policy says`(locale: String, text: String) async throws {
        let model = ScriptedModel([:])
        let counter = try await Counter(model: model, policy: Policy.standardText)
        var request = counter.request("hello there friend")
        request.locale = locale
        let (told, answer) = try await counter.hear(request)
        #expect(answer.text.hasPrefix(text))
        #expect(told.deltas == [answer.text])
        #expect(answer.isAnswerable && answer.citations.isEmpty && !answer.handoff.isRecommended)
        #expect(model.calls.isEmpty)
    }

    @Test(arguments: ["cheap", "strong"])
    func `without a model the sources are quoted`(otherwise: String) async throws {
        let answer = try await Counter(policy: Counter.policy(otherwise)).ask()
        #expect(answer.route.outcome == .quoted)
        #expect(answer.text == "Worn boots can be returned once within 30 days. [1]")
        #expect(answer.stages.isEmpty && answer.route.model == nil)
    }

    @Test func `a service answers where the policy has one for the intent`() async throws {
        let desk = ShopDesk(["order_status": ShopDesk.found("Order 12345 was sent.")])
        let answer = try await Counter(desk: desk, policy: Policy.standardText).ask("where is my order #12345")
        #expect(answer.route.outcome == .lookup)
        #expect(answer.text == "Order 12345 was sent. [1]")
        #expect(answer.citations.map(\.chunkID) == [nil])
    }
}
