import Foundation
import Testing

@Suite(.openShop) struct EvalAnswersTests {
    /// Two that the shop answers, one of them with the wrong label, and one that it does not answer.
    private static let questions = """
        {"id": "1", "question": "How long is the warranty on a tent?", "language": "en", "documents": ["tent"], "answer": "The warranty on a tent is 5 years.", "tags": ["number", "short"]}
        {"id": "2", "question": "Sie haben wie viele Tage ab Lieferung Zeit, einen Artikel zurückzugeben?", "language": "de", "documents": ["mug"], "answer": "", "tags": ["number"]}
        {"id": "3", "question": "Who was the first person on the moon?", "language": "en", "documents": [], "answer": "", "tags": []}

        """

    private func measured(_ arguments: String...) async throws -> Outcome {
        let desk = try OpenShop.desk
        // Tests share the desk, and run at the same time.
        let file = UUID().uuidString + ".jsonl"
        try desk.write(file, Self.questions)
        return try await desk.run(["eval", "answers", file] + arguments)
    }

    @Test func `answers are counted by language, tag and outcome`() async throws {
        let outcome = try await measured("--json")
        #expect(outcome.status == 0 && outcome.error == "")
        let report = try outcome.json()
        #expect(report.keys == ["slices", "tags", "outcomes", "confidence", "latency"])
        #expect(report["slices"].keys == ["all", "de", "en"])
        let all = report["slices"]["all"]
        #expect(
            all.keys == [
                "answerable", "answerable_right", "answered_wrong", "refused", "unanswerable", "unanswerable_right",
                "unanswerable_answered", "first_hit", "measures", "latency", "cost",
            ]
        )
        #expect(all["answerable"] == 2 && all["unanswerable"] == 1)
        #expect(all["answerable_right"] == 0.5 && all["answered_wrong"] == 1 && all["refused"] == 0)
        #expect(all["unanswerable_right"] == 1 && all["unanswerable_answered"] == 0)
        #expect(all["first_hit"] == .object(["lexical": 0.5, "hybrid": 0.5]))
        #expect(report["slices"]["de"]["unanswerable_right"] == .null)
        #expect(report["tags"].keys == ["number", "short"])
        #expect(report["tags"]["number"]["answerable"] == 2)
        #expect(report["outcomes"].keys == ["quoted", "handoff"])
        #expect(report["latency"].keys == ["p50", "p95", "p99"])
    }

    @Test func `what an answer holds is measured against its citations and the reference`() async throws {
        let report = try await measured("--json").json()
        let measures = report["slices"]["en"]["measures"]
        #expect(measures["accuracy"]["value"] == 1 && measures["accuracy"]["count"] == 2)
        #expect(measures["accuracy"]["interval"] == .object(["low": 1, "high": 1, "level": 0.95]))
        // Quoted sentences stand in their citations.
        #expect(measures["support"]["value"] == 1)
        #expect(measures["answer_recall"]["value"] == 1)
        #expect(measures["numbers_kept"]["value"] == 1 && measures["numbers_kept"]["count"] == 1)
        #expect(report["slices"]["all"]["measures"]["risk"]["value"] == 0.5)
        // No model was called.
        #expect(report["slices"]["all"]["cost"] == .object(["usd": 0, "mean_usd": 0, "unknown": 0]))
        #expect(report["confidence"]["count"] == 3)
        #expect(report["confidence"]["answerability"]["auroc"]["value"] == 1)
        #expect(report["confidence"]["calibration"].keys.contains("brier"))
    }

    @Test func `findings are written as a page and as tables`() async throws {
        let outcome = try await measured("--html", "r.html", "--csv", "r.csv", "--signals", "s.jsonl")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("citation precision"))
        let desk = try OpenShop.desk
        #expect(String(decoding: try desk.bytes("r.html"), as: UTF8.self).contains("Risk by coverage"))
        #expect(String(decoding: try desk.bytes("r.csv"), as: UTF8.self).contains("numbers kept"))
        #expect(try desk.bytes("s.jsonl").count { $0 == UInt8(ascii: "\n") } == 3)
    }

    @Test(
        arguments: [
            ([], "Fixtures/questions.jsonl cannot be read; name a file that is there.\n"),
            (
                ["q.jsonl", "--html", "no/r.html"],
                "no/r.html cannot be written; name a file in a folder that is there.\n"
            ),
            (["q.jsonl", "--signals", "no/s"], "no/s cannot be written; name a file in a folder that is there.\n"),
        ]
    )
    func `what cannot be measured is said before anything is asked`(arguments: [String], sentence: String) async throws
    {
        let outcome = try await OpenShop.desk.run(["eval", "answers"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "" && outcome.error == sentence)
    }

    @Test func `a model is asked to judge where that is wished, and what it cannot say is counted`() async throws {
        let shop = try GatewayDesk()
        try Shop.stock(shop.desk)
        #expect(try await shop.run("ingest", "shop").status == 0)
        try shop.desk.write(
            "one.jsonl",
            #"{"id":"a","question":"what does a return cost","language":"en","documents":["returns"],"answer":"","tags":[]}"#
                + "\n"
        )
        try shop.desk.write("judge.md", "{{question}} {{answer}} {{sources}}")
        try shop.desk.write("bad.md", "{{question}} {{answer}}")
        let outcome = try await shop.run(
            "eval",
            "answers",
            "one.jsonl",
            "--judge",
            "deepseek-v3.2",
            "--judge-prompt",
            "judge.md",
            "--json",
            "--quiet"
        )
        #expect(outcome.status == 0, "\(outcome.error)")
        let judge = try outcome.json()["judge"]
        #expect(judge["model"] == "deepseek-v3.2")
        #expect(judge["answers"] == 1)
        // The simulator answers in words.
        #expect(judge["unreadable"] == 1)
        #expect(try await shop.run("stats", "--json").json()["total"]["requests"] == 1)
        let refused = try await shop.run(
            "eval",
            "answers",
            "one.jsonl",
            "--judge",
            "gpt-4.1",
            "--judge-prompt",
            "bad.md"
        )
        #expect(refused.status == 2)
        #expect(refused.error.hasPrefix("bad.md: The prompt has no {{sources}};"))
        let unknown = try await shop.run(
            "eval",
            "answers",
            "one.jsonl",
            "--judge",
            "no-such-model",
            "--judge-prompt",
            "judge.md"
        )
        #expect(unknown.status == 2)
    }
}
