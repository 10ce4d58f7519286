import Testing

/// Where output goes, and what happens when nobody takes it.
@Suite(.openShop) struct OutputTests {
    @Test(
        arguments: [
            "search Leeds", "ask 'Where is the store?'", "status", "doctor", "collections", "config", "--help",
            "--version",
            "ingest shop --database closed.sqlite", "embed < shop/products.jsonl",
        ]
    )
    func `a reader who has left is no fault`(command: String) async throws {
        let outcome = try await OpenShop.desk.shell("{ \"$nuthatch\" \(command); echo $? >&2; } | true")
        #expect(outcome.error == "0\n")
    }

    @Test func `who reads one line of many ends the command`() async throws {
        let outcome = try await OpenShop.desk.shell(
            "yes '{\"text\": \"a\"}' 2>/dev/null | \"$nuthatch\" embed | head -n 1 | wc -l"
        )
        #expect(outcome.output == "1\n")
        #expect(outcome.error == "")
    }

    @Test func `output that cannot be written is a fault`() async throws {
        let outcome = try await OpenShop.desk.shell("\"$nuthatch\" search Leeds > /dev/full")
        #expect(outcome.status == 1)
        #expect(outcome.error == "Standard output cannot be written: No space left on device.\n")
    }

    @Test func `a terminal shows how far an ingestion has come`() async throws {
        let shown = try await OpenShop.desk.terminal("ingest shop --database shown.sqlite")
        #expect(shown.contains("\r\u{1B}[K██·················· 1/7 files, 0 documents, 0 chunks embedded, 0/s"))
        #expect(shown.hasSuffix("\r\u{1B}[K8 new, 0 updated, 0 unchanged, 0 removed, 0 failed\r\n"))
        let quiet = try await OpenShop.desk.terminal("ingest shop --database quiet.sqlite --quiet")
        #expect(quiet == "8 new, 0 updated, 0 unchanged, 0 removed, 0 failed\r\n")
    }

    @Test func `control characters of a document are shown nowhere`() async throws {
        let desk = try OpenShop.desk
        try desk.write("escape.txt", "The \u{1B}[31mred\u{1B}[0m tent\u{7}.\n")
        _ = try await desk.run("ingest", "escape.txt", "--database", "escape.sqlite")
        let shown = try await desk.terminal("search tent --database escape.sqlite")
        #expect(shown.contains("The [31mred[0m tent."))
        let piped = try await desk.run("search", "tent", "--database", "escape.sqlite")
        #expect(piped.output.contains("The [31mred[0m tent."))
    }

    @Test func `progress is for terminals, and colour for nobody`() async throws {
        let outcome = try await OpenShop.desk.run("ingest", "shop", "--database", "plain.sqlite")
        #expect(outcome.error == "")
        for command in [["search", "Leeds", "--explain"], ["ask", "Where is your store?", "--explain"], ["--help"]] {
            let outcome = try await OpenShop.desk.run(command)
            #expect(!outcome.output.contains("\u{1B}"))
        }
    }
}
