import Testing
import Upstreams

struct APIKeyTests {
    @Test(
        arguments: [
            ("sk-7Hq2pLx9Vn4Rt6Yw8Zb3Kc5Md1Fg0Js", false), ("  \tsk-7Hq2pLx9Vn4Rt6Yw8Zb3Kc5Md1Fg0Js\r\n", false),
            ("0123456789abcdef0123456789abcdef", false), ("sk_live_0123456789abcdef0123456789abcdef", false),
            ("0123456789abcdef0123", true), ("sk-7Hq2pLx9Vn4Rt6Yw8Zb3Kc5Md1F.", true),
            ("sk-7Hq2pLx9Vn4Rt6Yw8Zb3Kc5Md1Fg0Js=", true),
        ]
    )
    func `a key is taken, and an unusual one is told`(text: String, isUnusual: Bool) throws {
        let checked = try APIKey.check(text)
        #expect(checked.isUnusual == isUnusual)
        #expect(checked.key.value == text.split(whereSeparator: \.isWhitespace).joined())
    }

    @Test(
        arguments: [
            ("", .empty), (" \n", .empty), ("\"sk-7Hq2pLx9Vn4Rt6Yw8Zb3Kc5\"", .quoted), ("'sk-7Hq2'", .quoted),
            ("Bearer sk-7Hq2pLx9Vn4Rt6Yw8Zb3Kc5", .bearer), ("your-api-key", .placeholder),
            ("YOUR_API_KEY_GOES_IN_HERE_PLEASE", .placeholder), ("sk-your-key", .placeholder), ("sk-...", .placeholder),
            ("sk-…", .placeholder), ("changeme", .placeholder), ("Change-Me", .placeholder), ("<key>", .placeholder),
            ("<your key here>", .placeholder), ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", .placeholder),
            ("sk-xxxxxxxx-xxxx-xxxxxxxxxxxxxxxx", .placeholder), ("****************************", .placeholder),
            ("${HOLYSHEEP_API_KEY}", .placeholder), ("$HOLYSHEEP_API_KEY", .placeholder), ("{{ key }}", .placeholder),
            ("00000000000000000000000000000000", .placeholder), ("none", .placeholder), ("sk-", .placeholder),
            ("sk-7Hq2pLx9Vn4R t6Yw8Zb3Kc5Md1Fg0Js", .blank), ("sk-7Hq2pLx9Vn4R\nt6Yw8Zb3Kc5Md1Fg0Js", .blank),
            ("sk-7Hq2pLx9Vn4Rt6Yw8Zb3Kc5Md1Fgé", .foreignCharacter),
            ("sk-7Hq2pLx9Vn4Rt6Yw8Zb3\u{0}5Md1Fg0Js", .foreignCharacter), ("sk-7Hq2pLx9Vn4Rt6Yw", .short(19)),
            (String(repeating: "a1", count: 2049), .long(4098)),
        ] as [(String, KeyProblem)]
    )
    func `what cannot be a key is refused for what it is`(text: String, problem: KeyProblem) {
        #expect(throws: problem) { try APIKey.check(text) }
    }

    @Test(
        arguments: [
            ("", "is empty; put the key there."),
            ("'sk-1'", "holds a key in quotation marks; leave them out."),
            ("Bearer sk-1", "begins with “Bearer”; leave that word out, it is added to each call."),
            ("a b", "holds a blank or a line break inside the key; copy the key again, in one piece."),
            ("key", "holds a placeholder, not a key; replace it with the key that your provider gave you."),
            (
                "ébène1",
                "holds a character that no key has; keys are ASCII letters, digits and marks, so copy it again."
            ),
            ("sk-12345", "holds 8 characters; a key has at least 20, so copy it again, whole."),
        ]
    )
    func `the sentence says how to mend it`(text: String, predicate: String) {
        let yaml = "upstreams: [{name: a, base_url: \"https://a.example\", api_key_file: a.key}]"
        let error = #expect(throws: ConfigurationError.self) {
            try load(yaml, keyFiles: ["a.key": KeyFile(text: text, mode: 0o600)])
        }
        #expect(error?.description == "shop.yaml:1: The key file a.key \(predicate)")
    }
}
