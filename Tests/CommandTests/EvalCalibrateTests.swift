import TestSupport
import Testing

@Suite struct EvalCalibrateTests {
    private let desk: Desk

    init() async throws {
        desk = try Desk()
        try Shop.stock(desk)
        let taken = try await desk.run("ingest", "shop")
        try #require(taken.status == 0)
        try desk.write(
            "questions.jsonl",
            """
            {"id": "a", "question": "what does a return cost", "language": "en", "documents": ["returns"], "answer": "", "tags": []}
            {"id": "b", "question": "how long is the warranty on a tent", "language": "en", "documents": ["tent"], "answer": "", "tags": []}
            {"id": "c", "question": "who won the world cup in 1998", "language": "en", "documents": [], "answer": "", "tags": []}
            {"id": "d", "question": "what is the capital of Mongolia", "language": "en", "documents": [], "answer": "", "tags": []}

            """
        )
    }

    @Test func `what is fitted is shown, stored where that is asked for, and taken back`() async throws {
        let shown = try await desk.run("eval", "calibrate", "questions.jsonl", "--json")
        #expect(shown.status == 0 && shown.error == "")
        let report = try shown.json()
        #expect(report["stored"] == false)
        #expect(report["threshold"]["balanced_fitted"]["value"] == 1)
        #expect(report["weight"]["is_better"] == false, "four questions tell nothing")
        #expect(
            try await desk.run("eval", "calibrate", "questions.jsonl", "--json", "--store").json()["stored"] == true
        )
        let after = try await desk.run("eval", "calibrate", "questions.jsonl", "--json").json()
        #expect(after["threshold"]["current"] == report["threshold"]["fitted"])
        #expect(try await desk.run("eval", "calibrate", "--reset").status == 0)
        let reset = try await desk.run("eval", "calibrate", "questions.jsonl", "--json").json()
        #expect(reset["threshold"]["current"] == report["threshold"]["current"])
    }

    @Test(arguments: [
        (["--folds", "1"], "Error: --folds is 1; it must be 2 to 50.\n"),
        (["--store", "--reset"], "Error: --store and --reset are opposites; give one.\n"),
        (["nothing.jsonl"], "nothing.jsonl cannot be read; name a file that is there.\n"),
    ])
    func `what cannot be fitted is one sentence`(options: [String], sentence: String) async throws {
        let outcome = try await desk.run(["eval", "calibrate"] + options)
        #expect(outcome.status == 2)
        #expect(outcome.error.hasPrefix(sentence), "\(outcome.error)")
    }
}
