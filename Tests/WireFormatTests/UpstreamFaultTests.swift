import Testing
import WireFormat

struct UpstreamFaultTests {
    private func fault(_ text: String) -> UpstreamFault { UpstreamFault(body: Array(text.utf8)) }

    @Test(arguments: [
        (
            #"{"error":{"message":"m","type":"t","code":"c","param":"p"}}"#,
            UpstreamFault(message: "m", type: "t", code: "c", param: "p")
        ),
        (#"{"error":{"message":"m","type":null,"code":429}}"#, UpstreamFault(message: "m", code: "429")),
        (#"{"error":"m"}"#, UpstreamFault(message: "m")), (#"{"message":"m"}"#, UpstreamFault(message: "m")),
        (#"{"detail":"m"}"#, UpstreamFault(message: "m")),
        (#"{"object":"error","message":"m"}"#, UpstreamFault(message: "m")),
        (#"[{"error":{"message":"m","status":"s","code":400}}]"#, UpstreamFault(message: "m", type: "s", code: "400")),
        (#"{"error":{"message":"a\nb"}}"#, UpstreamFault(message: "a b")),
        ("<html>secret</html>", UpstreamFault(message: "")), ("", UpstreamFault(message: "")),
        ("[]", UpstreamFault(message: "")),
        (#"{"error":null}"#, UpstreamFault(message: "")), (#"{"error":{"x":1}}"#, UpstreamFault(message: "")),
    ])
    func `errors are read in every shape`(text: String, expected: UpstreamFault) {
        #expect(fault(text) == expected)
    }

    @Test(arguments: [
        ("Incorrect API key provided: sk-proj-abcd****wxyz. See there.", "Incorrect API key provided: *** See there."),
        ("(sk-abcdefgh)", "(***)"), ("Authorization: Bearer abc.def-1\" x", "Authorization: ***\" x"),
        ("BEARER  x", "***"), ("a task-force of sk-learn", "a task-force of sk-learn"), ("bearer", "bearer"),
        ("the bearer", "the bearer"), ("gsk_0123456789", "***"), ("my-secret-1 and my-secret", "*** and ***"),
        ("xmy-secretx", "x***x"), ("nothing", "nothing"), ("", ""), ("é🧗 my-secret é", "é🧗 *** é"),
    ])
    func `keys are masked, known ones and what looks like one`(text: String, expected: String) {
        #expect(SecretMask(["my-secret", "", "my-secret-1"]).masked(text) == expected)
    }

    @Test func `a fault is masked in every field, and its text is short`() {
        let long = String(repeating: "x", count: 490) + " sk-0123456789abcdef " + String(repeating: "y", count: 100)
        let read = fault(#"{"error":{"message":"\#(long)","type":"sk-0123456789","code":"Bearer k","param":"hidden"}}"#)
        #expect(read.message == String(repeating: "x", count: 490) + " *** yyyyy…")
        #expect(read.type == "***" && read.code == "***")
        let masked = read.masked(by: SecretMask(["hidden", "xx"]))
        #expect(masked.param == "***" && !masked.message.contains("x"))
    }

    @Test func `an error is written as OpenAI does`() {
        let body = UpstreamFault(message: "a\"b", type: "t").body
        #expect(
            String(decoding: body, as: UTF8.self)
                == #"{"error":{"message":"a\"b","type":"t","param":null,"code":null}}"#
        )
        #expect(UpstreamFault(body: body) == UpstreamFault(message: "a\"b", type: "t"))
    }
}
