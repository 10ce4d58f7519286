import Answering
import RAGCore
import Routing
import TestSupport
import Testing

@Suite struct `A hand-off` {
    /// What leads to it.
    struct Way: Sendable, CustomTestStringConvertible {
        var reason: Handoff.Reason
        var question = Counter.question
        var pages = Counter.pages
        var policy = Policy.standardText
        var model: ScriptedModel?
        var desk: ShopDesk?
        /// Whether there is an answer all the same.
        var answers = false
        var locale: String?

        var testDescription: String { reason.rawValue }
    }

    private static let ways = [
        Way(reason: .noSource, pages: []),
        Way(reason: .weakEvidence, question: "who wins the zorb election in Mongolia"),
        Way(
            reason: .contradiction,
            pages: [
                .page("a", "Worn boots can be returned within 30 days.", title: "Boots"),
                .page("b", "Worn boots can be returned within 60 days.", title: "Boots"),
            ],
            answers: true
        ),
        // By intent alone a model is asked whatever the sources say.
        Way(
            reason: .ungroundedAnswer,
            question: "who wins the zorb election in Mongolia",
            policy: Counter.policy("cheap", "policy: intent\nmodels:\n  cheap: [return_policy]"),
            model: ScriptedModel([
                .answer(.cheap): .says(Counter.ungrounded), .answer(.strong): .says(Counter.ungrounded),
            ])
        ),
        Way(reason: .askedForPerson, question: "let me speak to a human"),
        Way(reason: .accountAction, question: "please cancel my order #12345"),
        Way(
            reason: .missingDetail,
            question: "where is my order",
            desk: ShopDesk(["order_status": ShopDesk.found("")])
        ),
        Way(reason: .complaint, question: "this is a terrible disgrace"),
        Way(
            reason: .unsupportedLanguage,
            policy: Counter.policy("quoted", "languages: [en]"),
            locale: "de-AT"
        ),
        Way(
            reason: .unavailable,
            question: "where is my order #12345",
            desk: ShopDesk(["order_status": .unavailable("it is down")])
        ),
    ]

    @Test(arguments: ways) func `is reached for each reason`(way: Way) async throws {
        let counter = try await Counter(way.pages, model: way.model, desk: way.desk, policy: way.policy)
        var request = counter.request(way.question)
        request.locale = way.locale ?? "en"
        let answer = try await counter.ask(request)
        #expect(answer.handoff.reason == way.reason, "\(answer.route)")
        #expect(answer.isAnswerable == way.answers)
        #expect(way.answers || answer.route.outcome == .handoff)
        #expect(!answer.route.reason.isEmpty)
        #expect(counter.answers.records.map(\.answer) == [answer])
    }

    @Test func `has no reason that is not reached`() {
        #expect(Set(Self.ways.map(\.reason)) == Set(Handoff.Reason.allCases))
    }

    @Test(arguments: [
        ("let me speak to a human", "en", "colleague"), ("let me speak to a human", "de", "Kollegin"),
        ("please cancel my order #12345", "es", "persona"), ("this is a terrible disgrace", "en", "I am sorry."),
    ])
    func `is told to the customer in the customer's language`(
        question: String,
        locale: String,
        word: String
    ) async throws {
        let counter = try await Counter(policy: Policy.standardText)
        var request = counter.request(question)
        request.locale = locale
        let (told, answer) = try await counter.hear(request)
        #expect(answer.text.contains(word))
        #expect(told.deltas == [answer.text])
    }

    @Test func `of sources that disagree says so, and names the pair`() async throws {
        let way = try #require(Self.ways.first { $0.reason == .contradiction })
        let answer = try await Counter(way.pages, policy: way.policy).ask()
        #expect(answer.conflicts.map(\.kind) == [.number])
        #expect(answer.text.hasSuffix("Our pages do not agree on this; a colleague can confirm which holds."))
    }
}
