import RAGCore
import Routing
import Testing

@Suite struct PolicyDecisionTests {
    private static let order = LookupOffer(
        name: "order_status",
        needs: [LookupOffer.Need(entities: [.orderNumber], fields: ["order_id"])]
    )

    private func decision(
        _ rules: String,
        _ change: (inout RoutingCase) -> Void = { _ in }
    ) throws -> RoutingDecision {
        try Policy(yaml: "version: 1\notherwise: strong\n" + rules, file: "p.yaml").decide(.plain(change))
    }

    @Test(arguments: ["quoted", "cheap", "strong"])
    func `a rule without conditions decides`(outcome: String) throws {
        let decision = try decision("rules: [{name: all, then: \(outcome)}]")
        #expect(decision.outcome.rawValue == outcome && decision.rule == "all")
    }

    @Test(arguments: Handoff.Reason.allCases.filter { $0 != .ungroundedAnswer })
    func `a rule may hand off for any reason but an answer that is not written yet`(reason: Handoff.Reason) throws {
        let decision = try decision("rules: [{then: handoff, handoff: \(reason.rawValue)}]")
        #expect(decision.outcome == .handoff && decision.handoff == reason && decision.rule == "1")
    }

    @Test(
        arguments: [
            ("certainty: \">= 0.874\"", true), ("certainty: \">= 0.876\"", false), ("probability: \">= 0.95\"", true),
            ("probability: \"> 0.95\"", false), ("margin: \"< 2\"", false),
            ("margin: 2", true), ("margin: \"= 2\"", true), ("margin: [\"> 1\", \"<= 2\"]", true),
            ("margin: [\"> 1\", \"< 2\"]", false), ("words: \"<= 8\"", true), ("agreement: \"< 1\"", false),
            ("cover: \">= 0.8\"", true), ("questions: 1", true), ("negations: \"> 0\"", false),
            ("comparisons: 0", true), ("documents: \">= 2\"", false), ("intent_probability: \"> 0.8\"", true),
            ("curated: \">= -1\"", false), ("gain: \">= -1\"", false), ("intent: return_policy", true),
            ("intent: [a, return_policy]", true), ("intent: [a, b]", false), ("language: en", true),
            ("language: [de, es]", false), ("entities: order_number", false), ("conflict: false", true),
            ("follow_up: true", false), ("rejected: false", true), ("asks_how: no", true), ("answerable: yes", true),
            ("models: on", true), ("models: true, words: \"> 100\"", false),
        ]
    )
    func `a condition holds or not`(condition: String, holds: Bool) throws {
        let decision = try decision("rules: [{name: first, when: {\(condition)}, then: quoted}]")
        #expect((decision.rule == "first") == holds)
        #expect(decision.outcome == (holds ? .quoted : .strong))
    }

    @Test func `all kinds of entities that a rule names have to be there`() throws {
        let rules = "rules: [{name: both, when: {entities: [order_number, email]}, then: quoted}]"
        #expect(try decision(rules) { $0.entities = [.orderNumber] }.rule == "otherwise")
        #expect(try decision(rules) { $0.entities = [.orderNumber, .email, .sku] }.rule == "both")
    }

    @Test(
        arguments: [
            (Set([Entity.Kind.orderNumber]), Set<String>(), Route.Outcome.lookup), ([], ["order_id"], .lookup),
            ([.sku], ["product_id"], .handoff),
        ] as [(Set<Entity.Kind>, Set<String>, Route.Outcome)]
    )
    func `a lookup is asked where it has what it needs, else the customer is`(
        entities: Set<Entity.Kind>,
        fields: Set<String>,
        outcome: Route.Outcome
    ) throws {
        for text in [
            "intents: {return_policy: {lookup: order_status}}", "rules: [{then: lookup, lookup: order_status}]",
        ] {
            let decision = try decision(text) {
                $0.entities = entities
                $0.contextFields = fields
                $0.lookups = [Self.order]
                $0.evidence.probability = 0.1
            }
            #expect(decision.outcome == outcome && decision.lookup == "order_status")
            #expect(decision.handoff == (outcome == .handoff ? .missingDetail : nil))
            #expect(decision.missing == (outcome == .handoff ? Self.order.needs : []))
        }
    }

    @Test func `where no such service is configured the rules decide`() throws {
        let rules = "rules: [{then: lookup, lookup: order_status}, {name: next, then: cheap}]"
        #expect(try decision(rules).rule == "next")
        let treated = "intents: {return_policy: {lookup: order_status}}\nrules: [{name: next, then: cheap}]"
        #expect(try decision(treated).rule == "next")
    }

    @Test(
        arguments: [
            (1, 0.59, Handoff.Reason.weakEvidence), (0, 0.0, .noSource), (0, 0.9, .noSource),
        ]
    )
    func `what the sources do not answer is refused and calls no model, forced or not`(
        documents: Int,
        probability: Double,
        reason: Handoff.Reason
    ) throws {
        for forced in [nil, ModelTier.cheap, .strong] {
            for outcome in ["quoted", "cheap", "strong"] {
                let decision = try decision("rules: [{then: \(outcome)}]") {
                    $0.evidence.documents = documents
                    $0.evidence.probability = probability
                    $0.forcedTier = forced
                }
                #expect(decision.outcome == .handoff && decision.handoff == reason && decision.tier == nil)
            }
        }
    }

    @Test func `the policy's own threshold takes the place of the fitted one`() throws {
        let own = "thresholds: {answer: 0.96}\nrules: [{then: quoted}]"
        #expect(try decision(own).handoff == .weakEvidence)
        #expect(try decision("rules: [{then: quoted}]").outcome == .quoted)
    }

    @Test func `a question without words asks for a detail`() throws {
        let decision = try decision("rules: [{then: cheap}]") { $0.evidence.shape.words = 0 }
        #expect(decision.handoff == .missingDetail && decision.outcome == .handoff)
    }

    @Test(
        arguments: [("de-AT", nil), ("fr", .unsupportedLanguage), (nil, nil)] as [(String?, Handoff.Reason?)]
    )
    func `a language that is not served goes to a person`(language: String?, reason: Handoff.Reason?) throws {
        let decision = try decision("languages: [en, DE]\nrules: [{then: quoted}]") { $0.language = language }
        #expect(decision.handoff == reason)
    }

    @Test(
        arguments: [
            ("quoted", ModelTier.cheap, Route.Outcome.cheap), ("strong", .cheap, .cheap), ("cheap", .strong, .strong),
        ]
    )
    func `a forced tier takes the rule's place, also within a topic`(
        ruled: String,
        forced: ModelTier,
        outcome: Route.Outcome
    ) throws {
        let decision = try decision("rules: [{then: \(ruled), escalates: true}]") {
            $0.forcedTier = forced
            $0.previousTier = forced == .cheap ? .strong : .cheap
            $0.isSameTopic = true
        }
        #expect(decision.outcome == outcome && decision.tier == forced)
        #expect(decision.reason.contains("the caller wants the \(forced.rawValue) model"))
    }

    @Test(
        arguments: [
            // The rule's outcome, whether it escalates, who wrote before, whether the topic is the same, what is done.
            ("cheap", false, ModelTier.strong, true, Route.Outcome.strong), ("strong", false, .cheap, true, .cheap),
            ("strong", true, .cheap, true, .strong), ("cheap", true, .strong, true, .strong),
            ("cheap", false, .strong, false, .cheap), ("strong", false, .cheap, false, .strong),
            ("cheap", false, nil, true, .cheap), ("quoted", false, .strong, true, .quoted),
        ] as [(String, Bool, ModelTier?, Bool, Route.Outcome)]
    )
    func `a topic stays with its model unless a rule escalates`(
        ruled: String,
        escalates: Bool,
        before: ModelTier?,
        isSameTopic: Bool,
        outcome: Route.Outcome
    ) throws {
        let decision = try decision("rules: [{then: \(ruled), escalates: \(escalates)}]") {
            $0.previousTier = before
            $0.isSameTopic = isSameTopic
        }
        #expect(decision.outcome == outcome && decision.tier?.rawValue == (outcome == .quoted ? nil : outcome.rawValue))
    }

    @Test(
        arguments: [
            ("cheap", Set<ModelTier>(), Route.Outcome.quoted), ("strong", [], .quoted), ("strong", [.cheap], .cheap),
            ("cheap", [.strong], .strong), ("quoted", [], .quoted),
        ] as [(String, Set<ModelTier>, Route.Outcome)]
    )
    func `where a model cannot be called, the other one or the sources stand in`(
        ruled: String,
        available: Set<ModelTier>,
        outcome: Route.Outcome
    ) throws {
        let decision = try decision("rules: [{then: \(ruled)}]") { $0.availableTiers = available }
        #expect(decision.outcome == outcome && decision.handoff == nil)
    }

    @Test(
        arguments: [
            ("a", 0.9, Route.Outcome.cheap), ("b", 0.9, .strong), ("c", 0.9, .strong), ("a", 0.4, .strong),
        ]
    )
    func `the plain router goes by the intent alone`(intent: String, probability: Double, outcome: Route.Outcome) throws
    {
        let text = """
            policy: intent
            thresholds: {intent: 0.5}
            models: {cheap: [a], strong: b}
            rules: [{then: handoff, handoff: complaint}]
            """
        let decision = try decision(text) {
            $0.means(intent, probability)
            $0.evidence.probability = 0.1
            $0.evidence.curated = 1
        }
        #expect(decision.outcome == outcome && decision.rule == "intent alone")
    }

    @Test func `the plain router without a model quotes, or hands off as unavailable`() throws {
        let plain = try Policy.standard.byIntentAlone
        #expect(plain.decide(.plain { $0.availableTiers = [] }).outcome == .quoted)
        let decision = plain.decide(
            .plain {
                $0.availableTiers = []
                $0.evidence.probability = 0.1
            }
        )
        #expect(decision.outcome == .handoff && decision.handoff == .unavailable)
    }

    @Test func `a second opinion counts where the classifier is unsure, and only there`() throws {
        let rules = "rules: [{name: known, when: {intent: b}, then: quoted}]"
        let other = IntentGuess(intent: "b", probability: 0.9, isRejected: false)
        let rejected = IntentGuess(intent: "a", probability: 0.9, isRejected: true)
        #expect(try decision(rules) { $0.secondOpinion = other }.rule == "otherwise")
        let decision = try decision(rules) {
            $0.intent = rejected
            $0.secondOpinion = other
        }
        #expect(decision.rule == "known" && decision.intent == other)
        let unknown = try self.decision("rules: [{when: {rejected: true}, then: cheap}]") { $0.intent = rejected }
        #expect(unknown.outcome == .cheap && unknown.intent == nil)
        #expect(unknown.reason.contains("intent not known (a at 0.9)"))
    }

    @Test(arguments: [(0.028, true), (0.026, false)])
    func `the strong model pays where its gain is worth more than its price`(gain: Double, pays: Bool) throws {
        let text = """
            thresholds: {right_answer: 0.15}
            rules: [{name: pays, when: {pays: true}, then: strong}, {name: not, then: cheap}]
            """
        #expect(try decision(text) { $0.gain = gain }.rule == (pays ? "pays" : "not"))
        #expect(try decision(text) { $0.gain = nil }.rule == "not")
        let free = try decision(text) {
            $0.gain = gain
            $0.prices = [:]
        }
        #expect(free.rule == "not")
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `equal cases are decided alike, and a model is called only where the sources answer`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let policy = try Policy.standard
        for _ in 0..<200 {
            let routing = RoutingCase.plain { $0.vary(by: &generator) }
            let decision = policy.decide(routing)
            #expect(decision == policy.decide(routing), "seed \(seed)")
            #expect((decision.tier != nil) == [.cheap, .strong].contains(decision.outcome), "seed \(seed)")
            #expect((decision.outcome == .handoff) <= (decision.handoff != nil), "seed \(seed)")
            guard let tier = decision.tier else { continue }
            let isAnswerable = routing.evidence.probability >= routing.threshold && routing.evidence.documents > 0
            #expect(isAnswerable && routing.availableTiers.contains(tier), "seed \(seed)")
        }
    }
}

extension Bool {
    /// Whether one implies the other.
    fileprivate static func <= (left: Bool, right: Bool) -> Bool { !left || right }
}

extension RoutingCase {
    fileprivate mutating func vary(by generator: inout SeededGenerator) {
        func chance() -> Bool { Bool.random(using: &generator) }
        evidence.probability = Double.random(in: 0...1, using: &generator)
        evidence.margin = Double.random(in: 0...4, using: &generator)
        evidence.documents = Int.random(in: 0...3, using: &generator)
        evidence.hasConflict = chance()
        evidence.curated = chance() ? Double.random(in: 0...1, using: &generator) : nil
        evidence.shape = QuestionShape(
            words: Int.random(in: 0...40, using: &generator),
            questions: Int.random(in: 1...3, using: &generator),
            negations: Int.random(in: 0...1, using: &generator),
            comparisons: Int.random(in: 0...1, using: &generator),
            asksHow: chance()
        )
        let intents = ["order_status", "cancel_order", "complaint", "small_talk", "contact_person", "return_policy"]
        means(intents.randomElement(using: &generator) ?? "", Double.random(in: 0...1, using: &generator))
        if chance() { availableTiers.remove(.strong) }
        if chance() { availableTiers.remove(.cheap) }
        if chance() { entities = [.orderNumber] }
        forcedTier = chance() ? nil : .strong
        previousTier = chance() ? nil : .cheap
        isSameTopic = chance()
    }
}
