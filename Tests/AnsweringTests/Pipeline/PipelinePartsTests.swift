import Answering
import RAGCore
import Routing
import Synchronization
import TestSupport
import Testing

@Suite struct `A message that asks several things` {
    private static let both = "Can worn boots be returned? Does delivery to Spain take 5 working days?"

    /// Says what the question is about when all calls are in flight.
    final class SideBySideModel: LanguageModel {
        let tiers: Set<ModelTier> = [.cheap, .strong]
        private let all = Latch<Void>()
        private let waiting: Mutex<Int>
        let calls = Mutex(0)

        init(waitingFor count: Int) { waiting = Mutex(count) }

        func reply(to prompt: ModelPrompt, heard: ModelListener?) async throws -> ModelReply {
            calls.withLock { $0 += 1 }
            let left = waiting.withLock { left in
                left -= 1
                return left
            }
            if left == 0 { all.set() }
            await all.wait()
            let isOfBoots = prompt.messages.dropLast().last?.text.contains("boots") == true
            let text =
                isOfBoots
                ? "Worn boots can be returned once within 30 days [1]. Clean them, please [1]."
                : "Delivery to Spain takes 5 working days [1]."
            try await heard?(text)
            return ModelReply(text: text, model: "m", cost: Money(picodollars: 7))
        }

        func cost(of usage: TokenUsage, tier: ModelTier) -> Money? { Money(picodollars: 7) }
    }

    private func counter(_ model: (any LanguageModel)?, policy: String = Counter.policy()) async throws -> Counter {
        try await Counter(model: model, policy: policy)
    }

    @Test func `is answered part by part, side by side, in one answer`() async throws {
        let model = SideBySideModel(waitingFor: 2)
        let counter = try await counter(model)
        let (told, answer) = try await counter.hear(counter.request(Self.both))
        #expect(
            answer.text == """
                Worn boots can be returned once within 30 days. [1] Clean them, please. [2]

                Delivery to Spain takes 5 working days. [3]
                """
        )
        #expect(told.text == answer.text)
        #expect(told.citations == answer.citations)
        #expect(answer.parts.map(\.route.outcome) == [.cheap, .cheap])
        #expect(answer.stages.map(\.cost) == [Money(picodollars: 7), Money(picodollars: 7)])
        #expect(answer.route.outcome == .cheap && answer.route.rule == "2 questions")
        #expect(answer.query == Self.both)
        #expect(model.calls.withLock { $0 } == 2)
    }

    @Test func `has citations and sentences that stand where they say`() async throws {
        let counter = try await counter(SideBySideModel(waitingFor: 2))
        let answer = try await counter.ask(Self.both)
        #expect(answer.citations.map(\.index) == [1, 2, 3])
        #expect(answer.citations.map { counter.shop.shown($0) } == answer.citations.map(\.quote))
        let bytes = Array(answer.text.utf8)
        let cut = answer.sentences.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(
            cut == [
                "Worn boots can be returned once within 30 days. [1]", "Clean them, please. [2]",
                "Delivery to Spain takes 5 working days. [3]",
            ]
        )
        for (sentence, text) in zip(answer.sentences, cut) {
            #expect(text.hasSuffix(sentence.citations.map { "[\($0)]" }.joined()))
        }
    }

    @Test func `gives a source that both parts cite one mark`() async throws {
        let answer = try await counter(nil, policy: Counter.policy("quoted"))
            .ask("Can worn boots be returned? Can worn boots be returned within 30 days?")
        #expect(answer.parts.count == 2)
        #expect(answer.citations.map(\.index) == [1])
        #expect(answer.text.components("[1]") == 2)
    }

    @Test func `keeps the answer to one part where the other is refused, and is not kept`() async throws {
        let counter = try await counter(nil, policy: Counter.policy("quoted"))
        let message = "Can worn boots be returned? Who wins the zorb election in Mongolia?"
        let given = try await counter.pipeline.answer(counter.request(message))
        let answer = given.record.answer
        #expect(answer.isAnswerable)
        #expect(answer.text == "Worn boots can be returned once within 30 days. [1]")
        #expect(answer.parts.map(\.isAnswerable) == [true, false])
        #expect(answer.handoff.reason == .weakEvidence)
        #expect(!given.isKeepable)
        #expect(try await counter.pipeline.answer(counter.request(message)).cache == .miss)
    }

    @Test func `routes each part for itself`() async throws {
        let desk = ShopDesk(["order_status": ShopDesk.found("Order 12345 was sent.")])
        let counter = try await Counter(desk: desk, policy: Policy.standardText)
        let answer = try await counter.ask("Can worn boots be returned? Where is my order #12345?")
        #expect(answer.parts.map(\.route.outcome) == [.quoted, .lookup])
        #expect(
            answer.text == "Worn boots can be returned once within 30 days. [1]\n\nOrder 12345 was sent. [2]"
        )
        #expect(answer.citations.map(\.documentID) == ["returns", "order_status"])
    }
}

extension String {
    /// How often a text is in it.
    fileprivate func components(_ text: String) -> Int {
        var (count, rest) = (0, Substring(self))
        while let range = rest.firstRange(of: text) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
