import Answering
import RAGCore
import TestSupport
import Testing

@Suite struct `The cascade` {
    private static let quote = "Worn boots can be returned once within 30 days. [1]"

    private static func model(
        _ cheap: ScriptedModel.Script,
        _ strong: ScriptedModel.Script,
        before: @escaping @Sendable (ScriptedModel.Call, ModelPrompt) async throws -> Void = { _, _ in }
    ) -> ScriptedModel {
        ScriptedModel([.answer(.cheap): cheap, .answer(.strong): strong], before: before)
    }

    @Test func `has the strong model write what the cheap one invented, and counts both`() async throws {
        let model = Self.model(.says(Counter.ungrounded), .says(Counter.grounded))
        let answer = try await Counter(model: model).ask()
        #expect(answer.route.outcome == .strong)
        #expect(answer.text == Self.quote)
        #expect(answer.stages.map(\.stage) == [.answer, .escalation])
        #expect(answer.stages.map(\.cost) == [ModelTier.cheap, .strong].map(ScriptedModel.price))
        #expect(answer.route.reason.contains("not grounded"))
        #expect(model.calls == [.answer(.cheap), .answer(.strong)])
    }

    /// Half of it stands: that is not enough where nothing is out yet.
    @Test func `asks once more where too little of a reply stands, if nobody has heard of it`() async throws {
        let half = "Clean them, please [1]. Worn boots can be returned within 900 days, as often as anybody wants [1]."
        let model = Self.model(.says(half), .says(Counter.grounded))
        #expect(try await Counter(model: model).ask().text == Self.quote)
    }

    @Test(arguments: [
        (
            ScriptedModel.Script.says(Counter.ungrounded), ScriptedModel.Script.says(Counter.ungrounded), 2,
            "does not stand"
        ),
        (.says(Counter.ungrounded), .cannot, 1, "could not be reached"), (.cannot, .cannot, 0, "could not be reached"),
        (.says("The sources do not answer this."), .cannot, 1, "could not be reached"),
    ])
    func `ends in quotes where no model's answer stands, and says why`(
        cheap: ScriptedModel.Script,
        strong: ScriptedModel.Script,
        paid: Int,
        why: String
    ) async throws {
        let model = Self.model(cheap, strong)
        let answer = try await Counter(model: model).ask()
        #expect(answer.route.outcome == .quoted)
        #expect(answer.text == Self.quote)
        #expect(answer.route.reason.contains("It is quoted, for"))
        #expect(answer.route.reason.contains(why))
        #expect(answer.stages.count == paid)
        #expect(model.calls == [.answer(.cheap), .answer(.strong)])
    }

    @Test func `takes the strong model where the cheap one cannot be reached`() async throws {
        let answer = try await Counter(model: Self.model(.cannot, .says(Counter.grounded))).ask()
        #expect(answer.route.outcome == .strong)
        #expect(answer.stages.map(\.stage) == [.escalation])
    }

    @Test func `hands off where both models say that the sources do not answer`() async throws {
        let none = ScriptedModel.Script.says("The sources do not answer this.")
        let answer = try await Counter(model: Self.model(none, none)).ask()
        #expect(answer.route.outcome == .handoff && answer.handoff.reason == .weakEvidence)
        #expect(!answer.isAnswerable && answer.stages.count == 2)
    }

    @Test(arguments: ModelTier.allCases) func `calls no model for what is refused, not even a forced one`(
        tier: ModelTier
    ) async throws {
        let model = Self.model(.says(Counter.grounded), .says(Counter.grounded))
        let counter = try await Counter(model: model)
        var request = counter.request("who wins the zorb election in Mongolia")
        request.tier = tier
        for asked in [request, counter.request(request.question)] {
            #expect(try await counter.ask(asked).route.outcome == .handoff)
        }
        #expect(model.calls.isEmpty)
    }

    @Test func `does not ask for the intent of a question without words`() async throws {
        let model = Self.model(.cannot, .cannot)
        let counter = try await Counter(model: model, settings: PipelineSettings(intentByModel: .always))
        #expect(try await counter.ask("?!").handoff.reason == .missingDetail)
        #expect(model.calls.isEmpty)
    }

    @Test(arguments: ModelTier.allCases) func `lets a forced model write alone`(tier: ModelTier) async throws {
        let model = Self.model(.says(Counter.ungrounded), .says(Counter.ungrounded))
        let counter = try await Counter(model: model, policy: Counter.policy("quoted"))
        var request = counter.request()
        request.tier = tier
        #expect(try await counter.ask(request).route.outcome == .quoted)
        #expect(model.calls == [.answer(tier)])
    }

    @Test func `makes no second call where no time is left for it`() async throws {
        let time = ManualTime()
        let model = Self.model(.says(Counter.ungrounded), .says(Counter.grounded)) { _, prompt in
            #expect(prompt.patience == .seconds(5))
            time.advance(by: .milliseconds(4900))
        }
        let counter = try await Counter(model: model, time: time)
        var request = counter.request()
        request.patience = .seconds(5)
        #expect(try await counter.ask(request).route.outcome == .quoted)
        #expect(model.calls == [.answer(.cheap)])
    }

    @Test(arguments: [(20_999, 1), (21_000, 2)] as [(Int64, Int)])
    func `makes no call beyond the budget`(limit: Int64, calls: Int) async throws {
        let model = Self.model(.says(Counter.ungrounded), .says(Counter.grounded))
        let settings = PipelineSettings(intentByModel: .never, costLimit: Money(picodollars: limit))
        _ = try await Counter(model: model, settings: settings).ask()
        #expect(model.calls.count == calls)
    }

    @Test func `ends with a listener that leaves, and asks nobody else`() async throws {
        struct Left: Error {}
        let model = Self.model(
            .hangs(after: Counter.grounded + String(repeating: " Clean them", count: 9)),
            .says(Counter.grounded)
        )
        let counter = try await Counter(model: model)
        await #expect(throws: Left.self) {
            _ = try await counter.pipeline.answer(counter.request()) { _ in throw Left() }
        }
        await model.cancelled.wait()
        await counter.pipeline.shutDown()
        #expect(model.calls == [.answer(.cheap)])
    }
}
