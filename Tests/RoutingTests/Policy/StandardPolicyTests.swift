import RAGCore
import Routing
import Testing

@Suite struct StandardPolicyTests {
    private let policy: Policy

    init() throws {
        policy = try Policy.standard
    }

    private func decision(_ change: (inout RoutingCase) -> Void) -> RoutingDecision {
        policy.decide(.plain(change))
    }

    @Test func `a plain fact is quoted, and pays nobody`() {
        let decision = decision { _ in }
        #expect(decision.outcome == .quoted && decision.tier == nil && decision.handoff == nil)
        #expect(decision.rule == "a plain fact, one document ahead")
        #expect(
            decision.reason == """
                Quoted by “a plain fact, one document ahead”: certainty 0.87, comparisons 0, margin 2, negations 0, \
                questions 1, words 8; intent return_policy (0.9), sources 0.95; cheap 0.000406 USD, strong 0.0044 USD.
                """
        )
    }

    @Test func `a verified answer comes before all else, even where the sources are weak`() {
        let decision = decision {
            $0.evidence.curated = 0.94
            $0.evidence.probability = 0.2
            $0.evidence.hasConflict = true
        }
        #expect(decision.outcome == .curated && decision.rule == "a verified answer")
    }

    @Test(arguments: [(0.2, Route.Outcome.curated), (0.9, .strong)])
    func `a forced model writes instead of a verified answer only over sources that answer`(
        probability: Double,
        outcome: Route.Outcome
    ) {
        let decision = decision {
            $0.evidence.curated = 0.94
            $0.evidence.probability = probability
            $0.forcedTier = .strong
        }
        #expect(decision.outcome == outcome)
    }

    @Test(
        arguments: [
            ("several questions", QuestionShape(words: 12, questions: 2), 1, 0.8, Route.Outcome.cheap),
            ("a negation", QuestionShape(words: 9, negations: 1), 1, 0.9, .cheap),
            ("a long question", QuestionShape(words: 40), 1, 0.95, .cheap),
            ("a comparison in one document", QuestionShape(words: 9, comparisons: 1), 1, 0.9, .cheap),
            ("a comparison over two", QuestionShape(words: 9, comparisons: 1), 2, 0.9, .strong),
            ("barely answered", QuestionShape(words: 9), 1, 0.62, .strong),
            ("perhaps answered", QuestionShape(words: 9), 1, 0.7, .cheap),
        ]
    )
    func `what takes thought is written by a model`(
        name: String,
        shape: QuestionShape,
        documents: Int,
        probability: Double,
        outcome: Route.Outcome
    ) {
        let decision = decision {
            $0.evidence.shape = shape
            $0.evidence.documents = documents
            $0.evidence.probability = probability
        }
        #expect(decision.outcome == outcome, "\(name): \(decision.reason)")
        #expect(decision.tier?.rawValue == outcome.rawValue)
    }

    @Test func `sources that disagree go to the strong model, within a topic of the cheap one too`() {
        let decision = decision {
            $0.evidence.hasConflict = true
            $0.previousTier = .cheap
            $0.isSameTopic = true
        }
        #expect(decision.outcome == .strong && decision.rule == "sources that disagree")
    }

    @Test func `sources that disagree are quoted for a person where there is no model`() {
        let decision = decision {
            $0.evidence.hasConflict = true
            $0.availableTiers = []
        }
        #expect(decision.outcome == .quoted && decision.handoff == .contradiction)
    }

    @Test(
        arguments: [
            (
                "cancel_order", false, Set([Entity.Kind.orderNumber]), Route.Outcome.handoff,
                Handoff.Reason.accountAction
            ),
            ("cancel_order", true, [.orderNumber], .quoted, nil),
            ("cancel_order", false, [], .quoted, nil),
            ("contact_person", false, [], .handoff, .askedForPerson),
            ("complaint", false, [], .quoted, .complaint),
        ] as [(String, Bool, Set<Entity.Kind>, Route.Outcome, Handoff.Reason?)]
    )
    func `an intent is treated before any rule`(
        intent: String,
        asksHow: Bool,
        entities: Set<Entity.Kind>,
        outcome: Route.Outcome,
        handoff: Handoff.Reason?
    ) {
        let decision = decision {
            $0.means(intent)
            $0.evidence.shape.asksHow = asksHow
            $0.entities = entities
        }
        #expect(decision.outcome == outcome && decision.handoff == handoff, "\(decision.reason)")
    }

    @Test func `a complaint that the sources do not answer goes to a person as a complaint`() {
        let decision = decision {
            $0.means("complaint")
            $0.evidence.probability = 0.3
        }
        #expect(decision.outcome == .handoff && decision.handoff == .complaint && decision.tier == nil)
    }

    @Test(
        arguments: [("en-GB", "Hello!"), ("de", "Hallo!"), ("es-MX", "¡Hola!"), ("fr", "Hello!"), (nil, "Hello!")]
            as [(String?, String)]
    )
    func `small talk is answered by the policy, in the customer's language`(language: String?, start: String) throws {
        let decision = decision {
            $0.means("small_talk")
            $0.evidence.probability = 0.1
            $0.language = language
            $0.forcedTier = .strong
        }
        #expect(decision.outcome == .quoted && decision.tier == nil)
        #expect(try #require(decision.reply).hasPrefix(start))
    }

    @Test func `what looks like small talk and is answered by the sources is a question`() {
        #expect(decision { $0.means("small_talk") }.reply == nil)
    }

    @Test func `the built-in text speaks of each intent that it names, and of no other`() {
        #expect(policy.intents.contains("order_status") && policy.intents.contains("complaint"))
        #expect(policy.intents == policy.intents.sorted() && Set(policy.intents).count == policy.intents.count)
    }
}
