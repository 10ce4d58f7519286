import TestSupport
import Testing

/// What searches find, measured, compared and gated.
@Suite struct EvalRetrievalTests {
    private let desk: Desk

    /// Four documents and three judged questions; `q1` is the name of a document too.
    init() throws {
        desk = try Desk()
        try desk.write(
            "set/corpus.jsonl",
            """
            {"_id": "d1", "title": "Returns", "text": "Send goods back within 30 days of delivery."}
            {"_id": "d2", "title": "Delivery", "text": "Parcels arrive within two working days."}
            {"_id": "d3", "title": "", "text": "Wash wool by hand, in cold water."}
            {"_id": "q1", "title": "Returns", "text": "How many days do I have to send goods back?"}

            """
        )
        try desk.write(
            "set/queries.jsonl",
            """
            {"_id": "q1", "text": "How many days do I have to send goods back?"}
            {"_id": "q2", "text": "When does my parcel arrive?"}
            {"_id": "q3", "text": "How do I wash a jumper?"}
            {"_id": "q4", "text": "A question without a judgment"}

            """
        )
        try desk.write("set/qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\nq3\td3\t2\n")
    }

    @Test func `a BEIR folder is taken in once, and measured`() async throws {
        let first = try await desk.run("eval", "retrieval", "--beir", "set", "--json", "--run-out", "found.run")
        #expect(first.status == 0 && first.error == "")
        let report = try first.json()
        #expect(report["measures"]["nDCG@10"] == 1)
        #expect(
            report["measures"].keys == [
                "nDCG@10", "MAP", "MRR", "P@5", "Recall@100", "Hit@1", "R-precision", "bpref",
            ]
        )
        #expect(report["queries"] == 3)
        #expect(report["embedded"] == 4)
        #expect(report["per_query"] == .null)
        #expect(report["fingerprint"]["chunking"] == "whole")
        #expect(report["fingerprint"]["retrieval"] == "hybrid adaptive")
        let again = try await desk.run("eval", "retrieval", "--beir", "set", "--json", "--per-query").json()
        #expect(again["embedded"] == 0)
        #expect(again["per_query"].keys == ["q1", "q2", "q3"])
        #expect(again["fingerprint"]["data"] == report["fingerprint"]["data"])
        // The run that was written has the same figures.
        let judged = try await desk.run(
            "eval",
            "retrieval",
            "--run",
            "found.run",
            "--qrels",
            "set/qrels/test.tsv",
            "--json"
        ).json()
        #expect(judged["measures"] == report["measures"])
        let run = String(decoding: try desk.bytes("found.run"), as: UTF8.self)
        #expect(!run.contains("q1 Q0 q1 "), "a document with the question's id is left out")
    }

    @Test func `a grid is a result each, and nothing is embedded twice`() async throws {
        let outcome = try await desk.run(
            "eval",
            "retrieval",
            "--beir",
            "set",
            "--mode",
            "dense,lexical,hybrid",
            "--weight",
            "0.2..0.4,rrf,adaptive",
            "--chunk",
            "32,64",
            "--measures",
            "nDCG@10",
            "--json"
        )
        #expect(outcome.status == 0 && outcome.error == "")
        let results = try outcome.lines.map { try JSON($0) }
        #expect(
            results.prefix(7).map { $0["fingerprint"]["retrieval"].text } == [
                "dense", "lexical", "hybrid 0.2", "hybrid 0.3", "hybrid 0.4", "hybrid rrf", "hybrid adaptive",
            ]
        )
        #expect(results.count == 14)
        #expect(results[1...6].allSatisfy { $0["embedded"] == 0 })
        #expect(results[13]["fingerprint"]["chunking"] == "structure 64")
    }

    @Test func `labelled questions are asked of the collection, and a fall does not pass the gate`() async throws {
        try Shop.stock(desk)
        _ = try await desk.run("ingest", "shop")
        try desk.write(
            "Fixtures/questions.jsonl",
            """
            {"id": "a", "question": "what does a return cost", "language": "en", "documents": ["returns"], "answer": "", "tags": ["fee"]}
            {"id": "b", "question": "who won the cup", "language": "en", "documents": [], "answer": "", "tags": []}

            """
        )
        let outcome = try await desk.run("eval", "retrieval", "--json", "--per-query")
        #expect(outcome.status == 0 && outcome.error == "")
        let result = try outcome.json()
        #expect(result["queries"] == 1)
        #expect(result["questions"]["a"]["tags"][0] == "fee")
        try desk.write("now.json", outcome.output)
        #expect(try await desk.run("eval", "gate", "now.json", "--baseline", "base.json", "--update").status == 0)
        let passed = try await desk.run(
            "eval",
            "gate",
            "now.json",
            "--baseline",
            "base.json",
            "--rule",
            "nDCG@10 -0.01"
        )
        #expect(passed.status == 0)
        #expect(passed.output.contains("The gate is passed"))
        let compared = try await desk.run("eval", "compare", "now.json", "now.json", "--measures", "nDCG@10", "--json")
        #expect(compared.status == 0)
    }

    @Test func `what fell beyond its tolerance ends with 8`() async throws {
        func result(_ value: Double) -> String {
            let questions = (0..<40).map { #""q\#($0)":{"MAP":\#(value)}"# }.joined(separator: ",")
            return """
                {"measures":{"MAP":\(value)},"queries":40,"took_ms":1,"fingerprint":{"data":"d","chunking":"","embedder":"",\
                "retrieval":"x"},"per_query":{\(questions)}}
                """
        }
        try desk.write("base.json", result(0.9))
        try desk.write("now.json", result(0.8))
        let outcome = try await desk.run("eval", "gate", "now.json", "--baseline", "base.json", "--rule", "MAP -0.01")
        #expect(outcome.status == 8)
        #expect(outcome.output.contains("The gate is not passed"))
    }

    @Test(
        arguments: [
            (["set"], "set cannot be read; name a file that is there.\n"),
            (["--beir", "nowhere"], "nowhere/qrels: "),
            (["--beir", "set", "--split", "dev"], "set/qrels: "),
            (["--beir", "set", "--mode", "fuzzy"], "--mode names “fuzzy”; known are dense, lexical and hybrid.\n"),
            (
                ["--beir", "set", "--weight", "0.8..0.2"],
                "--weight holds “0.8..0.2”; write weights from 0 to 1, ranges such as 0.2..0.8, adaptive or rrf.\n"
            ),
            (
                ["--beir", "set", "--chunk", "x"],
                "--chunk holds “x”; write whole numbers between commas, such as 128,200.\n"
            ),
            (
                ["--beir", "set", "--mode", "dense,lexical", "--run-out", "x.run"],
                "--run-out takes one search; name one mode, one weight and one chunking.\n"
            ),
            (["--run", "x.run"], "Error: --run and --qrels belong together; name both files.\n"),
            (["--chunked"], "Error: --run-out, --chunked and --chunk are about --beir; name a folder with it.\n"),
        ] as [([String], String)]
    )
    func `what cannot be measured is one sentence, and leaves no file`(options: [String], sentence: String) async throws
    {
        let names = try desk.names()
        let outcome = try await desk.run(["eval", "retrieval"] + options)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.error.hasPrefix(sentence), "\(outcome.error)")
        #expect(try desk.names() == names)
    }

    @Test func `a log becomes labels, and labels are checked against the collection`() async throws {
        try Shop.stock(desk)
        _ = try await desk.run("ingest", "shop")
        let answer = try await desk.run("ask", "what does a return cost", "--json")
        try desk.write("log.jsonl", answer.output + answer.output)
        let digest = try await desk.run("eval", "from-log", "log.jsonl", "--out", "labels.jsonl", "--json")
        #expect(digest.status == 0 && digest.error == "")
        let labels = String(decoding: try desk.bytes("labels.jsonl"), as: UTF8.self).split(separator: "\n")
        #expect(labels.count == 1)
        #expect(try JSON(String(labels[0]))["tags"].elements.contains("unchecked"))
        let checked = try await desk.run("eval", "from-log", "--check", "labels.jsonl")
        #expect(checked.status == 0, "\(checked.output)")
        try desk.write(
            "stale.jsonl",
            #"{"id":"x","question":"?","language":"en","documents":["gone"],"answer":"No such.","tags":[]}"# + "\n"
        )
        #expect(try await desk.run("eval", "from-log", "--check", "stale.jsonl").status == 2)
    }
}
