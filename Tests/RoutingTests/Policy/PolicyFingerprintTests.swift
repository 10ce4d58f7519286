import Routing
import Testing

@Suite struct PolicyFingerprintTests {
    private func fingerprint(_ yaml: String) throws -> String {
        try Policy(yaml: yaml, file: "p.yaml").fingerprint
    }

    @Test func `comments, blanks and the order of fields do not change it`() throws {
        let plain = """
            version: 1
            intents: {a: {lookup: x}, b: {handoff: complaint}}
            rules: [{name: one, when: {words: "<= 3", margin: ">1"}, then: cheap}]
            otherwise: strong
            """
        let same = """
            otherwise: "strong"   # the last word
            rules:
              - then: cheap
                when:
                  margin: "> 1.0"
                  words: ["<=3"]
                name: one
            intents:
              b: {handoff: complaint, answer_first: no}
              a: {ask_back: yes, lookup: x}
            policy: evidence
            version: 1
            """
        #expect(try fingerprint(plain) == fingerprint(same))
        #expect(try fingerprint(plain).utf8.count == 64)
    }

    @Test(
        arguments: [
            ("strong", "cheap"), ("words: 3", "words: 4"), ("name: one", "name: two"), ("lookup: x", "lookup: y"),
            ("fitted", "0.5"), ("{a: {", "{b: {"), ("complaint", "weak_evidence"), ("Hi", "Ho"),
            ("cheap: d", "cheap: e"),
            ("policy: evidence", "policy: intent"), ("languages: en", "languages: de"),
            ("escalates: yes", "escalates: no"),
        ]
    )
    func `whatever a policy decides by is in it`(part: String, other: String) throws {
        let yaml = """
            version: 1
            policy: evidence
            thresholds: {answer: fitted}
            languages: en
            intents: {a: {lookup: x}, c: {handoff: complaint}, f: {say: {en: Hi}}}
            models: {cheap: d}
            rules: [{name: one, when: {words: 3}, then: quoted, escalates: yes}]
            otherwise: strong
            """
        #expect(yaml.contains(part))
        let range = try #require(yaml.firstRange(of: part))
        var changed = yaml
        changed.replaceSubrange(range, with: other)
        #expect(try fingerprint(yaml) != fingerprint(changed))
    }

    @Test func `the plain router is another policy than the one it was made from`() throws {
        let policy = try Policy.standard
        #expect(policy.fingerprint != policy.byIntentAlone.fingerprint)
        #expect(policy == (try Policy.standard))
    }
}
