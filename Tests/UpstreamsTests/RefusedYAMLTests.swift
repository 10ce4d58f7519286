import Testing

struct RefusedYAMLTests {
    @Test(
        arguments: [
            (
                "upstreams: [",
                2,
                "The YAML cannot be read: did not find expected node content."
            ),
            (
                "a: b: c",
                1,
                "The YAML cannot be read: mapping values are not allowed in this context."
            ),
            (
                "- one",
                1,
                "The configuration is a list; it must be fields, each with its value."
            ),
            (
                "just text",
                1,
                "The configuration is “just text”; it must be fields, each with its value."
            ),
            (
                """
                gateway:
                  deadline: 5
                gateway:
                  deadline: 6
                """,
                1,
                "The field “gateway” stands here twice; keep one."
            ),
            (
                "gateway: {deadline: 5, \"deadline\": 6}",
                1,
                "The field “deadline” stands here twice; keep one."
            ),
            (
                "[a, b]: c",
                1,
                "A field's name is not one text; write lines such as “retry: {attempts: 2}”."
            ),
            (
                """
                ---
                a: 1
                ---
                b: 2
                """,
                3,
                "The YAML cannot be read: but found another document."
            ),
            (
                """
                a: &x 1
                b: *x
                """,
                2,
                "The YAML has an anchor (&) or an alias (*); write the value out in each place."
            ),
            (
                "gateway: &x {deadline: 5}",
                1,
                "The YAML has an anchor (&) or an alias (*); write the value out in each place."
            ),
            (
                "upstreams: \(String(repeating: "[", count: 20))",
                1,
                "The YAML is nested more than 16 deep; a configuration is not."
            ),
            (
                "upstreams:\n  \(String(repeating: "- ", count: 20))",
                2,
                "The YAML is nested more than 16 deep; a configuration is not."
            ),
            (
                "a:\n\(String(repeating: " ", count: 80))b: 1",
                2,
                "The YAML is nested more than 16 deep; a configuration is not."
            ),
            (
                String(repeating: "#", count: 300_000),
                1,
                "The file is larger than 256 KiB; a configuration is not."
            ),
            (
                "gateway: \u{1}",
                1,
                "The YAML cannot be read: control characters are not allowed."
            ),
        ] as [(String, Int, String)]
    )
    func `a file that is no YAML, or too much of it, is refused with its line`(
        yaml: String,
        line: Int,
        sentence: String
    ) {
        #expect(refusal(of: yaml) == "shop.yaml:\(line): \(sentence)")
    }
}
