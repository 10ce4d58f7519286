import Logging
import RAGCore
import Telemetry
import TestSupport
import Testing

@Suite struct RedactionTests {
    @Test(arguments: [
        ("key sk-proj-aB3_x.y=, next", "key •••, next"),
        ("sk-1", "•••"),
        ("密钥sk-abc这是", "密钥•••这是"),
        ("{\"key\":\"sk-abc\"}", "{\"key\":\"•••\"}"),
        ("sk-a sk-b", "••• •••"),
        ("a task-1, risk-free desk-top", "a task-1, risk-free desk-top"),
        ("sk- alone, sk", "sk- alone, sk"),
        ("Authorization: Bearer abc^def, x", "Authorization: Bearer •••, x"),
        ("bearer   abc.def==\nnext", "bearer •••\nnext"),
        ("BEARER x", "BEARER •••"),
        ("Bearer sk-abc y", "Bearer ••• y"),
        ("Bearer ", "Bearer "),
        ("a Bearer", "a Bearer"),
        ("earer x", "earer x"),
        ("", ""),
    ])
    func `words that look like keys are hidden`(text: String, shown: String) async throws {
        #expect(try await Output.message(of: text) == shown)
    }

    @Test(arguments: [
        ("x-hunter2!x", "x-•••x"),
        ("hunter2!hunter2!", "••••••"),
        ("hunter2!-and-more", "•••"),
        ("2!-and-hunter2", "2!-and-hunter2"),
        ("hunter2", "hunter2"),
        ("pass word\nline", "•••"),
        ("sk-abc!word\nline", "•••"),
        ("Bearer pass word\nline.", "Bearer •••."),
        ("a ab abc", "a ab abc"),
        ("abcdXYZW", "•••"),
        ("übergang ü", "••• ü"),
    ])
    func `known secrets are hidden wherever they stand`(text: String, shown: String) async throws {
        let secrets = [
            "hunter2!-and-more", "hunter2!", "pass word\nline", "bc!word\nline", "abc", "", "abcdX", "dXYZW",
            "übergang",
        ]
        #expect(try await Output.message(of: text, secrets: secrets) == shown)
    }

    @Test func `a secret is hidden in labels, names and values of metadata, and in both formats`() async {
        for format in LogFormat.allCases {
            let lines = await Output.lines(format, secrets: ["hunter2!", "nuthatch.test"]) { logger in
                logger[metadataKey: "own hunter2!"] = "1"
                logger.info("m", metadata: ["a": ["hunter2!": ["x hunter2!"]], "b": "Bearer hunter2!"])
            }
            #expect(lines.count == 1)
            #expect(!lines.joined().contains("hunter2!") && !lines.joined().contains("nuthatch.test"))
            #expect(lines.joined().split(separator: "•••", omittingEmptySubsequences: false).count == 6)
        }
    }

    @Test func `the cut leaves no part of a secret`() async throws {
        for count in 4075...4100 {
            let text = String(repeating: "x", count: count) + "QUITE-SECRET sk-QUITE"
            let shown = try #require(try await Output.message(of: text, secrets: ["QUITE-SECRET"]))
            #expect(!shown.contains("Q") && !shown.contains("S"), "\(count)")
        }
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `secrets vanish and all else stays`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let secrets = ["QX7", "QX7W", "QX7WZ-9", "ZZZZ", "Ω\"Ω"]
        let others = ["plain ", "é", "\n", "\"", "Q", "QX", "Ω", "s", "sk", "bearer", "\u{1B}"]
        var (text, shown) = ("", "")
        for _ in 0..<60 {
            if Bool.random(using: &generator), let secret = secrets.dropFirst().randomElement(using: &generator) {
                text += "|" + secret + "|"
                shown += "|•••|"
            } else if let other = others.randomElement(using: &generator) {
                text += other + "."
                shown += other + "."
            }
        }
        #expect(try await Output.message(of: text, secrets: secrets) == shown, "seed \(seed)")
    }

    @Test func `hiding takes time linear in the text`() async throws {
        // Each word begins a million bytes before its end, over and over.
        for piece in ["sk-", "bearer ", "aaaa"] {
            let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
            let shown = try #require(try await Output.message(of: text, secrets: ["aaaaaaab", "sk-sk-x"]))
            #expect(shown.utf8.count < 4200)
        }
    }
}
