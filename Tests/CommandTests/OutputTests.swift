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
        let outcome = try await OpenShop.desk.shell("yes '{\"text\": \"a\"}' | \"$nuthatch\" embed | head -n 1 | wc -l")
        #expect(outcome.output == "1\n")
        #expect(outcome.error == "")
    }

    @Test func `output that cannot be written is a fault`() async throws {
        let outcome = try await OpenShop.desk.shell("\"$nuthatch\" search Leeds > /dev/full")
        #expect(outcome.status == 1)
        #expect(outcome.error == "Standard output cannot be written: No space left on device.\n")
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
