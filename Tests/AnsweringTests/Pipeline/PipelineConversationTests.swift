import Answering
import RAGCore
import TestSupport
import Testing

@Suite struct `A conversation` {
    private static let history = [
        ConversationTurn(.customer, "can worn boots be returned"),
        ConversationTurn(.shop, "Worn boots can be returned once within 30 days."),
    ]
    private static let followUp = "what about those for children?"
    private static let whole = "can worn boots be returned by children"

    private func request(_ counter: Counter, _ question: String) -> AnswerRequest {
        var request = counter.request(question)
        request.history = Self.history
        return request
    }

    @Test func `has a follow-up made whole by the cheap model`() async throws {
        let model = ScriptedModel([
            .rewrite: .says("{\"query\": \"\(Self.whole)\"}"), .answer(.cheap): .says(Counter.grounded),
        ])
        let counter = try await Counter(model: model)
        let answer = try await counter.ask(request(counter, Self.followUp))
        #expect(answer.query == Self.whole)
        #expect(answer.stages.map(\.stage) == [.rewrite, .answer])
        #expect(model.calls == [.rewrite, .answer(.cheap)])
        #expect(counter.answers.records.map(\.request.question) == [Self.followUp])
    }

    @Test(arguments: [
        ScriptedModel.Script.says("It is about boots."), .says("{\"query\": 7}"), .says("{\"query\":"), .cannot,
    ])
    func `carries over what was spoken of where the model says nothing of use`(
        script: ScriptedModel.Script
    ) async throws {
        let model = ScriptedModel([.rewrite: script, .answer(.cheap): .says(Counter.grounded)])
        let counter = try await Counter(model: model)
        let answer = try await counter.ask(request(counter, Self.followUp))
        let alone = try await Counter(policy: Counter.policy("quoted"))
        let carried = try await alone.ask(request(alone, Self.followUp))
        #expect(answer.query == carried.query)
        #expect(carried.query.contains("boots"))
        #expect(carried.query != Self.followUp)
        #expect(carried.stages.isEmpty)
    }

    @Test func `pays for no rewrite of a question that stands by itself`() async throws {
        let model = ScriptedModel([.answer(.cheap): .says(Counter.grounded)])
        let counter = try await Counter(model: model)
        let question = "can worn boots be returned within 30 days"
        #expect(try await counter.ask(request(counter, question)).query == question)
        #expect(model.calls == [.answer(.cheap)])
    }

    // MARK: One topic, one model

    /// The cheap model for what is short, else the strong one.
    private static let policy = Counter.policy(
        "strong",
        "rules:\n  - name: short\n    when: {words: \"<= 5\"}\n    then: cheap"
    )

    private static func model(rewriting query: String) -> ScriptedModel {
        ScriptedModel([
            .rewrite: .says("{\"query\": \"\(query)\"}"), .answer(.cheap): .says(Counter.grounded),
            .answer(.strong): .says(Counter.grounded),
        ])
    }

    @Test(arguments: [
        ("can worn boots be returned", "can worn boots be returned clean within 30 days", Route.Outcome.cheap),
        ("can worn boots be returned once within 30 days", "can worn boots be returned", .strong),
    ])
    func `stays with its model within a topic`(
        first: String,
        second: String,
        outcome: Route.Outcome
    ) async throws {
        let counter = try await Counter(model: Self.model(rewriting: second), policy: Self.policy)
        #expect(try await counter.ask(first).route.outcome == outcome)
        var next = counter.request(Self.followUp)
        next.history = [ConversationTurn(.customer, first), ConversationTurn(.shop, "Yes.")]
        let answer = try await counter.ask(next)
        #expect(answer.query == second)
        #expect(answer.route.outcome == outcome)
        next.history += [ConversationTurn(.customer, Self.followUp), ConversationTurn(.shop, "Yes.")]
        next.question = second
        // It stands by itself: a new topic.
        #expect(try await counter.ask(next).route.outcome != outcome)
    }

    @Test func `stays with its model though something was quoted in between`() async throws {
        let (long, middling) = (
            "can worn boots be returned clean once within 30 days", "can worn boots be returned once"
        )
        let model = ScriptedModel([
            .rewrite: .replies { prompt in
                let isLong = prompt.messages.last?.text.contains("and for those") == false
                return "{\"query\": \"\(isLong ? long : middling)\"}"
            },
            .answer(.cheap): .says(Counter.grounded), .answer(.strong): .says(Counter.grounded),
        ])
        let policy = Counter.policy(
            "strong",
            """
            rules:
              - name: long
                when: {words: "> 8"}
                then: quoted
              - name: short
                when: {words: "<= 5"}
                then: cheap
            """
        )
        let counter = try await Counter(model: model, policy: policy)
        var request = counter.request()
        for (question, outcome) in [
            (Counter.question, Route.Outcome.cheap), (Self.followUp, .quoted), ("and for those?", .cheap),
        ] {
            request.question = question
            #expect(try await counter.ask(request).route.outcome == outcome)
            request.history += [ConversationTurn(.customer, question), ConversationTurn(.shop, "Yes.")]
        }
        // Without what was said before it is the strong model's.
        #expect(try await counter.ask(middling).route.outcome == .strong)
    }
}
