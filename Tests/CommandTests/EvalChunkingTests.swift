import TestSupport
import Testing

@Suite struct EvalChunkingTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.write(
            "set/corpora/shop.md",
            "# Delivery\n\nWe ship within two days.\n\n# Returns\n\nSend it back within 30 days.\n"
        )
        try desk.write("set/corpora/care.md", "Wash wool by hand, in cold water.\n")
    }

    private func questions(_ start: Int) throws {
        try desk.write(
            "set/questions_df.csv",
            """
            question,references,corpus_id
            How fast do you ship?,"[{""content"": ""We ship within two days."", ""start_index"": \(start), ""end_index"": \(start + 24)}]",shop
            """
        )
    }

    @Test func `excerpts are found by every way to cut`() async throws {
        try questions(12)
        let outcome = try await desk.run("eval", "chunking", "set", "-n", "1", "--size", "16,64", "--json")
        #expect(outcome.status == 0 && outcome.error == "")
        let report = try outcome.json()
        #expect(report["questions"] == 1)
        #expect(report["chunkings"][0]["name"] == "structure 16/2")
        #expect(report["chunkings"][0]["recall"]["value"] == 1)
        #expect(report["chunkings"][7]["name"] == "sentences 64/0")
        // The database that was searched is gone.
        #expect(try desk.names() == ["set"])
    }

    @Test(
        arguments: [
            (
                [], 13,
                """
                set/questions_df.csv, question 1 (line 2): excerpt 1 is not what the corpus has at code points 13 to 37; is \
                it another version of the corpus?

                """
            ),
            (["--size", "10"], 12, "The chunk bound is 10; it must be from 16 to 1000000.\n"),
            (["--size", "2000"], 12, "--size holds 2000; the embedder reads 254 tokens of a chunk at most.\n"),
            (
                ["--strategy", "windows", "--overlap", "200"], 12,
                "The chunk overlap is 200; it must be 0 or more and less than the chunk size, 200.\n"
            ),
        ] as [([String], Int, String)]
    )
    func `what cannot be measured is said at once`(arguments: [String], start: Int, sentence: String) async throws {
        try questions(start)
        let outcome = try await desk.run(["eval", "chunking", "set"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "" && outcome.error == sentence)
    }
}
