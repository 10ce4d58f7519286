import TestSupport
import Testing

@Suite struct EvalRoutingTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.write(
            "outcomes.jsonl",
            """
            {"text": "a", "weak_correct": false, "strong_correct": true, "score": 0.9}
            {"text": "b", "weak_correct": true, "strong_correct": true, "score": 0.5}
            {"text": "c", "weak_correct": false, "strong_correct": true, "score": 0.4}
            {"text": "d", "weak_correct": true, "strong_correct": false, "score": 0.1}
            """
        )
    }

    @Test func `outcomes and predictions are measured together`() async throws {
        try desk.write("p.jsonl", #"{"text": "a", "label": "x", "predicted": "x", "confidence": 0.75}"#)
        let outcome = try await desk.run("eval", "routing", "outcomes.jsonl", "--predictions", "p.jsonl", "--json")
        #expect(outcome.status == 0 && outcome.error == "")
        let report = try outcome.json()
        #expect(report["routing"]["count"] == 4)
        #expect(report["routing"]["weak_quality"] == 0.5)
        #expect(report["routing"]["oracle_quality"] == 1)
        #expect(report["predictions"]["classification"]["accuracy"]["value"] == 1)
        #expect(report["predictions"]["calibration"]["error"]["value"] == 0.25)
    }

    @Test func `a folder of tables is one set, and its files are the labels`() async throws {
        try desk.write("set/one.csv", "prompt,small,large\n\"a, b\",True,True\nc,False,True\n")
        try desk.write("set/two.csv", "prompt,small,large\nd,True,False\n")
        let outcome = try await desk.run("eval", "routing", "set", "--weak", "large", "--strong", "small", "--json")
        #expect(outcome.status == 0)
        let report = try outcome.json()
        #expect(report["routing"]["count"] == 3)
        #expect(report["routing"]["rows"][0]["strategy"] == "label")
    }

    @Test func `a router is trained on one half and judged on the other, and the file's scores do not count`()
        async throws
    {
        let hard = ["integral", "proof", "theorem", "equation", "derivative", "matrix"]
        let easy = ["capital", "river", "flag", "mountain", "language", "island"]
        let lines = (0..<120).map { index in
            let isHard = index.isMultiple(of: 2)
            let word = (isHard ? hard : easy)[index / 2 % 6]
            return """
                {"text": "\(index) what is the \(word)", "weak_correct": \(!isHard), "strong_correct": true, "score": 0}
                """
        }
        try desk.write("graded.jsonl", lines.joined(separator: "\n"))
        let outcome = try await desk.run(
            ["eval", "routing", "graded.jsonl", "--train-half", "--halvings", "2", "--seed", "7", "--json"]
        )
        #expect(outcome.status == 0 && outcome.error == "")
        let report = try outcome.json()
        #expect(report["training"]["halvings"] == 2 && report["training"]["seed"] == 7)
        #expect(report["routing"]["rows"][0]["strategy"] == "router")
        #expect(try #require(report["routing"]["rows"][0]["figures"]["apgr"]["value"].number) > 0.7)
    }

    @Test func `findings are written as a page and as tables`() async throws {
        let outcome = try await desk.run("eval", "routing", "outcomes.jsonl", "--html", "r.html", "--csv", "r.csv")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("always weak"))
        #expect(try desk.names() == ["outcomes.jsonl", "r.csv", "r.html"])
        #expect(String(decoding: try desk.bytes("r.html"), as: UTF8.self).contains("<svg"))
    }

    @Test(
        arguments: [
            (["none.jsonl"], "none.jsonl cannot be read; name a file that is there.\n"),
            (["set"], "set/one.csv, line 2: 1 field where the header has 3; quote fields that hold the separator.\n"),
            (
                ["outcomes.jsonl", "--weak", "a", "--strong", "b"],
                "outcomes.jsonl is no table; leave --weak and --strong out.\n"
            ),
            (
                ["outcomes.jsonl", "--train-half"],
                "A router needs at least 20 graded questions to train on, and there are 2; grade more.\n"
            ),
            (
                ["outcomes.jsonl", "--html", "no/r.html"],
                "no/r.html cannot be written; name a file in a folder that is there.\n"
            ),
        ]
    )
    func `what cannot be measured is said, and nothing is written`(arguments: [String], sentence: String) async throws {
        try desk.write("set/one.csv", "prompt,small,large\na\n")
        let outcome = try await desk.run(["eval", "routing"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "" && outcome.error == sentence)
    }
}
