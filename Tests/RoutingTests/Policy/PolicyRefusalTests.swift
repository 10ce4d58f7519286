import Routing
import Testing

@Suite struct PolicyRefusalTests {
    private func refusal(_ yaml: String, intents: [String]? = nil) -> String? {
        do {
            _ = try Policy(yaml: yaml, file: "p.yaml", intents: intents)
            return nil
        } catch {
            return error.description
        }
    }

    @Test(
        arguments: [
            ("", "1: The file has no version; it must have one."),
            ("version: 2\notherwise: cheap", "1: version is “2”; it must be 1, the only version there is."),
            ("version: 1", "1: The file has no otherwise; it must have one."),
            ("version: 1\nversion: 1", "1: The field “version” stands here twice; keep one."),
            ("version: [", "2: The YAML cannot be read: did not find expected node content."),
            (
                "version: 1\nrule: []",
                """
                2: There is no field “rule”. Did you mean rules? The fields are version, policy, thresholds, languages, \
                intents, models, rules, otherwise.
                """
            ),
            (
                "version: 1\npolicy: intents",
                "2: policy: there is no policy “intents”. Did you mean intent? There are evidence, intent."
            ),
            (
                "version: 1\nthresholds: {answer: often}",
                "2: thresholds.answer is “often”; it must be fitted, or a number from 0 to 1."
            ),
            (
                "version: 1\nthresholds:\n  intent: 1.5",
                "3: thresholds.intent is “1.5”; it must be a number from 0 to 1."
            ),
            (
                "version: 1\notherwise: handoff",
                "2: otherwise: there is no outcome “handoff”. There are quoted, cheap, strong."
            ),
            (
                "version: 1\npolicy: intent\notherwise: cheap",
                """
                1: policy: intent needs models, the lists of intents for the cheap and for the strong model; add them.
                """
            ),
            (
                "version: 1\npolicy: intent\nmodels: {cheap: a}\notherwise: quoted",
                "4: otherwise is “quoted”; where intent alone decides it must be cheap or strong."
            ),
            (
                "version: 1\nmodels: {dear: a}",
                "2: There is no field “dear” in models. The fields are cheap, strong."
            ),
            (
                "version: 1\nmodels:\n  cheap: a\n  strong: [b, a]",
                "4: The intent “a” stands in two lists of models; keep one."
            ),
        ]
    )
    func `a file that is no policy says where and why`(yaml: String, sentence: String) {
        #expect(refusal(yaml) == "p.yaml:" + sentence)
    }

    @Test(
        arguments: [
            ("[{then: cheap, name: a}, {name: a, when: {words: 1}, then: cheap}]", 2)
        ]
    )
    func `two rules do not share a name`(rules: String, line: Int) {
        #expect(
            refusal("version: 1\nrules: \(rules)")
                == "p.yaml:2: There is a rule “a” in line \(line) already; give each its own name."
        )
    }

    @Test(
        arguments: [
            ("when: {words: 1}", "rule “fact” has no then; it must have one."),
            (
                "then: chep",
                """
                rule “fact”.then: there is no outcome “chep”. Did you mean cheap? There are curated, quoted, cheap, strong, \
                lookup, handoff.
                """
            ),
            (
                "then: handoff",
                """
                rule “fact” hands off and does not say why; add handoff: with one of no_source, weak_evidence, \
                contradiction, asked_for_person, account_action, missing_detail, complaint, unsupported_language, \
                unavailable.
                """
            ),
            (
                "then: handoff, handoff: ungrounded_answer",
                """
                rule “fact”.handoff: there is no hand-off reason “ungrounded_answer”. There are no_source, weak_evidence, \
                contradiction, asked_for_person, account_action, missing_detail, complaint, unsupported_language, \
                unavailable.
                """
            ),
            ("then: lookup", "rule “fact” asks a service and does not say which; add lookup: with its name."),
            (
                "then: cheap, lookup: stock",
                "rule “fact” names a lookup and does not ask it; write then: lookup."
            ),
            (
                "then: curated, when: {words: 3}",
                """
                rule “fact” gives a verified answer however far that is; add a condition such as curated: ">= 0.93".
                """
            ),
            (
                "then: cheap, when: {wrods: 3}",
                """
                There is no field “wrods” in rule “fact”.when. Did you mean words? The fields are agreement, answerable, \
                asks_how, certainty, comparisons, conflict, cover, curated, documents, entities, follow_up, gain, intent, \
                intent_probability, language, margin, models, negations, pays, probability, questions, rejected, words.
                """
            ),
            (
                "then: cheap, when: {probability: \">= 93\"}",
                """
                rule “fact”.when.probability is “>= 93”; it must be a comparison such as ">= 1" or "< 3" with a number \
                from 0 to 1.
                """
            ),
            (
                "then: cheap, when: {margin: high}",
                """
                rule “fact”.when.margin is “high”; it must be a comparison such as ">= 1" or "< 3" with a number from \
                -1000 to 1000.
                """
            ),
            (
                "then: cheap, when: {words: [\">= 5\", \"< 5\"]}",
                "rule “fact”.when.words can never hold: no number is in all of its comparisons; take one out."
            ),
            (
                "then: cheap, when: {conflict: maybe}",
                "rule “fact”.when.conflict is “maybe”; it must be true or false."
            ),
            (
                "then: cheap, when: {entities: order}",
                """
                rule “fact”.when.entities: there is no kind of entity “order”. There are order_number, sku, email, amount, \
                date, quantity, product.
                """
            ),
            (
                "then: cheap, when: {intent: [complaint, oder_status]}",
                """
                rule “fact”.when.intent: there is no intent “oder_status”. Did you mean order_status? There are complaint, \
                order_status.
                """
            ),
            (
                "then: cheap, when: {pays: true}",
                """
                rule “fact” weighs gain against price; add right_answer to thresholds, its worth in US dollars.
                """
            ),
        ]
    )
    func `a rule that cannot be followed is named`(rule: String, sentence: String) {
        let yaml = "version: 1\notherwise: cheap\nrules:\n  - {name: fact, \(rule)}"
        let line = sentence.contains("weighs") ? 1 : 4
        #expect(refusal(yaml, intents: ["complaint", "order_status"]) == "p.yaml:\(line): \(sentence)")
    }

    @Test(
        arguments: [
            ("", "words: 1", true), ("words: \"<= 5\"", "words: \"< 5\"", true),
            ("words: \"< 5\"", "words: \"<= 5\"", false),
            ("words: \"<= 5\"", "words: 3, margin: 1", true), ("words: \"<= 5\", margin: 1", "words: 3", false),
            ("intent: [a, b]", "intent: a", true), ("intent: a", "intent: [a, b]", false),
            ("entities: sku", "entities: [sku, email]", true), ("entities: [sku, email]", "entities: sku", false),
            ("conflict: true", "conflict: true, words: 2", true), ("conflict: true", "conflict: false", false),
            ("language: en", "language: en", true), ("words: \">= 5\"", "words: \"> 5\"", true),
            ("words: \"> 5\"", "words: \">= 5\"", false),
        ]
    )
    func `a rule that nothing reaches is refused`(first: String, second: String, isHidden: Bool) {
        let yaml = """
            version: 1
            otherwise: strong
            rules:
              - {name: one, when: {\(first)}, then: cheap}
              - {name: two, when: {\(second)}, then: quoted}
            """
        let sentence = """
            p.yaml:5: rule “two” is never asked, because rule “one” holds wherever it does; move it before that one, or \
            take it out.
            """
        #expect(refusal(yaml) == (isHidden ? sentence : nil))
    }

    @Test func `a lookup lets pass what it cannot look up, so rules behind it are reached`() {
        let rules = "rules: [{then: lookup, lookup: stock}, {then: cheap}]"
        #expect(refusal("version: 1\notherwise: strong\n\(rules)") == nil)
    }

    @Test(
        arguments: [
            (
                "complaint: {}",
                """
                intents.complaint must have exactly one of lookup, handoff and say; what else is to be done belongs to the \
                rules.
                """
            ),
            (
                "complaint: {handoff: complaint, lookup: x}",
                """
                intents.complaint must have exactly one of lookup, handoff and say; what else is to be done belongs to the \
                rules.
                """
            ),
            (
                "complaint: {handoff: angry}",
                """
                intents.complaint.handoff: there is no hand-off reason “angry”. There are no_source, weak_evidence, \
                contradiction, asked_for_person, account_action, missing_detail, complaint, unsupported_language, \
                unavailable.
                """
            ),
            (
                "complaint: {lookup: x, answer_first: true}",
                "intents.complaint has answer_first and no handoff; add one, or take it out."
            ),
            (
                "complaint: {handoff: complaint, ask_back: false}",
                "intents.complaint has ask_back and no lookup; add one, or take it out."
            ),
            (
                "complaint: {say: {de: Hallo}}",
                "intents.complaint.say has no en, which all other languages get; add it."
            ),
            (
                "complain: {handoff: complaint}",
                "intents.complain: there is no intent “complain”. Did you mean complaint? There are complaint, greeting."
            ),
            (
                "complaint: {handoff: complaint, then: cheap}",
                """
                There is no field “then” in intents.complaint. Did you mean when? The fields are lookup, handoff, say, when, \
                ask_back, answer_first.
                """
            ),
        ]
    )
    func `an intent that is treated wrongly is named`(entry: String, sentence: String) {
        let yaml = "version: 1\notherwise: cheap\nintents:\n  \(entry)"
        #expect(refusal(yaml, intents: ["complaint", "greeting"]) == "p.yaml:4: \(sentence)")
    }
}
