import Answering
import RAGCore
import Routing
import TestSupport
import Testing

@Suite struct `A kept answer` {
    private static func model() -> ScriptedModel {
        ScriptedModel([.answer(.cheap): .says(Counter.grounded), .answer(.strong): .says(Counter.grounded)])
    }

    @Test(arguments: [Counter.question, "Can worn  boots be RETURNED?", "can worn boots be returned!"])
    func `is given again to who asks the same, for nothing`(again: String) async throws {
        let model = Self.model()
        let counter = try await Counter(model: model)
        let first = try await counter.pipeline.answer(counter.request())
        let second = try await counter.pipeline.answer(counter.request(again))
        #expect(first.cache == .miss && second.cache == .hit)
        #expect(first.record.answer.stages.count == 1)
        var paid = first.record.answer
        paid.stages = []
        #expect(second.record.answer == paid)
        #expect(second.record.id == first.record.id)
        #expect(model.calls.count == 1)
        #expect(counter.answers.records.count == 1)
    }

    private static let changes: [(name: String, change: @Sendable (inout AnswerRequest) -> Void)] = [
        ("question", { $0.question += " once" }), ("tenant", { $0.tenant = "other" }),
        ("locale", { $0.locale = "en-GB" }), ("filter", { $0.filter = .audienceExcluding(["staff"]) }),
        ("tier", { $0.tier = .cheap }), ("history", { $0.history = [ConversationTurn(.customer, "hello")] }),
        ("context", { $0.context = ["order_id": "1"] }), ("customer history", { $0.customerHistory = ["a tent"] }),
    ]

    @Test(arguments: changes.indices) func `is not given where a part of the request is another`(index: Int)
        async throws
    {
        let counter = try await Counter(model: Self.model())
        _ = try await counter.ask()
        var request = counter.request()
        Self.changes[index].change(&request)
        #expect(try await counter.pipeline.answer(request).cache == .miss, "\(Self.changes[index].name)")
        #expect(try await counter.pipeline.answer(request).cache == .hit, "\(Self.changes[index].name)")
        #expect(try await counter.pipeline.answer(counter.request()).cache == .hit)
    }

    @Test func `is given however long somebody waits`() async throws {
        let counter = try await Counter(model: Self.model())
        _ = try await counter.ask()
        var request = counter.request()
        request.patience = .seconds(1)
        #expect(try await counter.pipeline.answer(request).cache == .hit)
    }

    @Test func `is not given under another policy, other models or other settings`() async throws {
        let shared = try await Counter(model: Self.model())
        _ = try await shared.ask()
        let others = [
            try await Counter(model: Self.model(), policy: Counter.policy("strong"), store: shared.answers),
            try await Counter(store: shared.answers),
            try await Counter(
                model: Self.model(),
                settings: PipelineSettings(intentByModel: .never, deadline: .seconds(9)),
                store: shared.answers
            ),
        ]
        for other in others {
            #expect(try await other.pipeline.answer(other.request()).cache == .miss)
        }
        let same = try await Counter(model: Self.model(), store: shared.answers)
        #expect(try await same.pipeline.answer(same.request()).cache == .hit)
    }

    @Test func `goes when a document that it used is edited, and stays when another one is`() async throws {
        var counter = try await Counter(policy: Counter.policy("quoted"))
        let request = counter.request()
        #expect(try await counter.ask(request).citations.map(\.documentID) == ["returns"])
        try await counter.shop.put(.page("tents", "Tent poles are sold.", title: "Repairs"))
        #expect(try await counter.pipeline.answer(request).cache == .hit)
        try await counter.shop.put(.page("returns", "Worn boots can be returned within 14 days.", title: "Returns"))
        let given = try await counter.pipeline.answer(request)
        #expect(given.cache == .miss)
        #expect(given.record.answer.text == "Worn boots can be returned within 14 days. [1]")
    }

    @Test(arguments: ["hello there friend", "let me speak to a human", "who wins the zorb election in Mongolia"])
    func `is none of small talk, a hand-off or a refusal`(question: String) async throws {
        let counter = try await Counter(policy: Policy.standardText)
        for _ in 0..<2 {
            let given = try await counter.pipeline.answer(counter.request(question))
            #expect(given.cache == .miss && !given.isKeepable)
        }
    }

    @Test func `is none of quotes for want of a model`() async throws {
        let model = ScriptedModel([:])
        let counter = try await Counter(model: model)
        for _ in 0..<2 {
            let given = try await counter.pipeline.answer(counter.request())
            #expect(given.cache == .miss && given.record.answer.route.outcome == .quoted)
        }
    }

    @Test func `is neither read nor made for who wants none`() async throws {
        let model = Self.model()
        let counter = try await Counter(model: model)
        for _ in 0..<2 {
            #expect(try await counter.pipeline.answer(counter.request(), usesCache: false).cache == .off)
        }
        #expect(try await counter.pipeline.answer(counter.request()).cache == .miss)
        #expect(try await counter.pipeline.answer(counter.request(), usesCache: false).cache == .off)
        #expect(model.calls.count == 4)
    }

    /// So much is read behind a sentence before it is settled.
    private static let more = " Clean them, please, with warm water and a soft brush before they are sent back"

    @Test func `is shared while it is made`() async throws {
        let (begun, joined, allowed) = (Latch<Void>(), Latch<Void>(), Latch<Void>())
        let model = ScriptedModel([
            .answer(.cheap): .pauses(after: Counter.grounded + Self.more, until: allowed, then: " to us [1].")
        ])
        let counter = try await Counter(model: model)
        let (pipeline, request) = (counter.pipeline, counter.request())
        let first = Task { try await pipeline.answer(request) { _ in begun.set() } }
        await begun.wait()
        let second = Task { try await pipeline.answer(request) { _ in joined.set() } }
        // It hears what was told before it came.
        await joined.wait()
        allowed.set()
        let given = [try await first.value, try await second.value]
        let caches: [CallRecord.CacheStatus] = given.map(\.cache)
        #expect(caches == [.miss, .coalesced])
        #expect(given[0].record == given[1].record)
        #expect(model.calls.count == 1)
    }

    /// A store that is out of order.
    private struct BrokenStore: AnswerStore {
        struct Broken: Error {}

        func cachedAnswer(for key: AnswerKey, in collection: String) async throws -> CachedAnswer? { throw Broken() }
        func cache(
            _ answer: CachedAnswer,
            for key: AnswerKey,
            documents: [String],
            in collection: String
        ) async throws -> Bool { throw Broken() }
        func record(_ record: AnswerRecord) async throws { throw Broken() }
    }

    @Test func `that can be neither read nor written holds no answer back`() async throws {
        let counter = try await Counter(policy: Counter.policy("quoted"), store: BrokenStore())
        let given = try await counter.pipeline.answer(counter.request())
        #expect(given.cache == .miss && given.record.answer.isAnswerable)
        #expect(counter.warnings.all.count == 2)
        #expect(counter.warnings.all.allSatisfy { !$0.contains(Counter.question) })
    }
}
