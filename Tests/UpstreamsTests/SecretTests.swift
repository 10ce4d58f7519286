import Foundation
import Testing
import Upstreams

struct SecretTests {
    static let key = "sk-7Hq2pLx9Vn4Rt6Yw8Zb3Kc5Md1Fg0Js"

    @Test func `a key shows its last four characters, whatever shows it`() throws {
        let secret = Secret(Self.key)
        var dumped = ""
        dump(secret, to: &dumped)
        let shown = [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])",
            "\(Optional(secret) as Any)",
            dumped, String(decoding: try JSONEncoder().encode(["key": secret]), as: UTF8.self),
            "\(Credentials.keys([secret]))",
        ]
        for text in shown {
            #expect(text.contains("•••g0Js"))
            #expect(!text.contains("7Hq2"))
        }
        #expect("\(secret)" == "•••g0Js")
        #expect(secret.customMirror.children.isEmpty)
    }

    @Test func `a short secret shows nothing`() {
        #expect("\(Secret("0123456789012345678"))" == "•••")
        #expect("\(Secret("01234567890123456789"))" == "•••6789")
    }

    @Test(arguments: [
        ("abc", "abc", true), ("abc", "abd", false), ("abc", "xbc", false), ("abc", "ab", false), ("", "", true),
    ])
    func `keys are equal as their bytes are`(left: String, right: String, isEqual: Bool) {
        #expect((Secret(left) == Secret(right)) == isEqual)
        #expect(Set([Secret(left), Secret(right)]).count == (isEqual ? 1 : 2))
    }

    @Test func `a configuration shows no key in any way`() throws {
        let yaml = """
            upstreams:
              - name: holysheep
                api_key_env: [ONE, TWO]
                headers: {X-Credential: \(Self.key)}
              - {name: file, base_url: https://a.example, api_key_file: a.key}
            """
        let configuration = try load(
            yaml,
            environment: ["ONE": Self.key, "TWO": "second-" + Self.key],
            keyFiles: ["a.key": KeyFile(text: "third-" + Self.key, mode: 0o644)]
        )
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped, "\(configuration.entries)"] {
            #expect(text.contains("•••"))
            #expect(!text.contains("7Hq2"))
        }
        #expect(!"\(configuration.warnings)".contains("7Hq2"))
        #expect(try configuration.upstreams.flatMap { try $0.keys }.count == 3)
    }

    /// Whoever pastes the key in the wrong place must not find it in a log.
    @Test(
        arguments: [
            "KEY: 1", "upstreams: KEY", "upstreams: [KEY]", "gateway: {KEY: 1}", "gateway: {deadline: KEY}",
            "models: {gpt-4.1: {fallback: KEY}}", "models: {gpt-4.1: {price: {input: KEY, output: 1}}}",
            "upstreams: [{name: a, base_url: KEY}]", "upstreams: [{name: a, base_url: \"https://KEY@a.example\"}]",
            "upstreams: [{name: a, base_url: \"https://a.example/v1?key=KEY\"}]",
            "upstreams: [{name: a, base_url: \"https://a.example\", api_key: KEY}]",
            "upstreams: [{name: a, base_url: \"https://a.example\", api_key_env: KEY}]",
            "upstreams: [{name: a, base_url: \"https://a.example\", api_key_env: \"$KEY\"}]",
            "upstreams: [{name: a, base_url: \"https://a.example\", api_key_env: BROKEN}]",
            "upstreams: [{name: a, base_url: \"https://a.example\", keyless: KEY}]",
            "upstreams: [{name: a, base_url: \"https://a.example\", headers: {KEY: 1, KEY : 2}}]",
            "upstreams: [{name: a, base_url: \"https://a.example\", headers: {X: \"KEY\\n\"}}]",
            "upstreams: [{name: \"KEY KEY\", base_url: \"https://a.example\"}]",
            "upstreams: [{name: a, base_url: \"https://a.example\", priority: KEY}]",
            "upstreams: [{name: a, base_url: \"https://a.example:KEY\"}]",
            "upstreams: [{name: a, base_url: \"https://a.example/KEY KEY\"}]",
            "upstreams: [{name: a, base_url: \"https://KEY_\u{e9}\"}]",
        ]
    )
    func `no sentence shows a key in the wrong place`(yaml: String) {
        let sentence = refusal(
            of: yaml.replacing("KEY", with: Self.key),
            environment: ["BROKEN": Self.key + " " + Self.key]
        )
        #expect(sentence.hasPrefix("shop.yaml:1: "))
        #expect(!sentence.contains("7Hq2"), "\(sentence)")
    }
}
