import Testing

@Suite struct IngestTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try Shop.stock(desk)
    }

    @Test func `the first run takes everything in, the second nothing`() async throws {
        let first = try await desk.run("ingest", "shop", "--json")
        #expect(first.status == 0)
        #expect(first.error == "")
        let report = try first.json()
        #expect(
            report.keys == [
                "new", "updated", "unchanged", "removed", "failed", "chunks", "embedded", "truncated", "took_ms",
                "corpus_version",
            ]
        )
        #expect(report["new"] == 8)
        #expect(report["updated"] == 0)
        #expect(report["failed"] == 0)
        #expect(report["truncated"] == 0)
        #expect(report["corpus_version"] == 1)
        #expect(report["embedded"] == report["chunks"])
        let second = try await desk.run("ingest", "shop")
        #expect(second.output == "0 new, 0 updated, 8 unchanged, 0 removed, 0 failed\n")
        #expect(second.status == 0)
        #expect(
            try desk.names() == [
                "nuthatch.sqlite", "nuthatch.sqlite-shm", "nuthatch.sqlite-wal", "nuthatch.sqlite.lock", "shop",
            ]
        )
    }

    @Test func `an edit is found, and what it replaced is not`() async throws {
        _ = try await desk.run("ingest", "shop")
        try desk.write("shop/stores/leeds.txt", "Our store in York opens at noon.\n")
        let report = try await desk.run("ingest", "shop", "--json").json()
        #expect(report["updated"] == 1)
        #expect(report["unchanged"] == 7)
        #expect(report["embedded"] == 1)
        #expect(report["corpus_version"] == 2)
        #expect(try await desk.run("search", "Saturdays", "--mode", "lexical").output == "Nothing was found.\n")
        let found = try await desk.run("search", "York", "--mode", "lexical", "--json").json()
        #expect(found["results"][0]["text"] == "Our store in York opens at noon.")
    }

    @Test func `what is gone from a path is removed where --prune says so`() async throws {
        _ = try await desk.run("ingest", "shop")
        try desk.remove("shop/stores/leeds.txt")
        #expect(try await desk.run("ingest", "shop").output == "0 new, 0 updated, 7 unchanged, 0 removed, 0 failed\n")
        let pruned = try await desk.run("ingest", "--prune", "shop")
        #expect(pruned.output == "0 new, 0 updated, 7 unchanged, 1 removed, 0 failed\n")
        #expect(try await desk.run("status", "--json").json()["collections"][0]["documents"] == 7)
    }

    @Test func `a folder that is not there today loses nothing to --prune`() async throws {
        _ = try await desk.run("ingest", "shop", "shop/stores")
        try desk.remove("shop/stores")
        let outcome = try await desk.run("ingest", "--prune", "shop", "shop/stores")
        #expect(outcome.error == "shop/stores: there is no such file or folder.\n")
        #expect(outcome.output == "0 new, 0 updated, 7 unchanged, 0 removed, 1 failed\n")
        #expect(outcome.status == 2)
    }

    @Test func `a bad file is named, and those beside it are stored`() async throws {
        try desk.write("shop/broken.jsonl", "{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \n")
        try desk.write("shop/empty.md", "")
        let outcome = try await desk.run("ingest", "shop", "nowhere")
        #expect(outcome.status == 2)
        #expect(outcome.output == "8 new, 0 updated, 0 unchanged, 0 removed, 3 failed\n")
        #expect(
            outcome.error == """
                nowhere: there is no such file or folder.
                shop/broken.jsonl, line 2: at column 7 the line ends where a value is expected.
                shop/empty.md: the file is empty.

                """
        )
    }

    @Test func `a wrong path leaves no database behind`() async throws {
        let outcome = try await desk.run("ingest", "nowhere", "shop/nothing.md")
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(
            outcome.error == """
                nowhere: there is no such file or folder.
                shop/nothing.md: there is no such file or folder.

                """
        )
        #expect(try desk.names() == ["shop"])
    }

    @Test func `a folder without files to read is said to be one`() async throws {
        try desk.write("pictures/a.png", "x")
        let outcome = try await desk.run("ingest", "pictures")
        #expect(outcome.status == 0)
        #expect(outcome.output == "0 new, 0 updated, 0 unchanged, 0 removed, 0 failed\n")
        #expect(
            outcome.error.hasPrefix(
                "There is no file to take in at pictures; known formats are .csv, .htm, .html, .jsonl,"
            )
        )
        #expect(try await desk.run("ingest", "pictures", "--quiet").error == "")
    }

    @Test func `files of other formats are counted`() async throws {
        try desk.write("shop/a.png", "x")
        let outcome = try await desk.run("ingest", "shop")
        #expect(outcome.status == 0)
        #expect(outcome.error.hasPrefix("1 of other formats left out; known are .csv, .htm,"))
    }

    @Test func `an address is the path as it was typed`() async throws {
        _ = try await desk.run("ingest", "./shop/stores/")
        _ = try await desk.run("ingest", "\(desk.path)/shop/returns.md", "--collection", "other")
        let typed = try await desk.run("search", "Leeds", "--json").json()
        #expect(typed["results"][0]["uri"] == "./shop/stores/leeds.txt")
        let absolute = try await desk.run("search", "return fee", "--collection", "other", "--json").json()
        #expect(absolute["results"][0]["uri"] == .string("\(desk.path)/shop/returns.md"))
    }

    @Test func `what is embedded with another model is refused`() async throws {
        try desk.write("empty/config.json", "{}")
        let outcome = try await desk.run("ingest", "shop", "--embedder", "empty")
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("empty/"))
        #expect(try desk.names() == ["empty", "shop"])
        let missing = try await desk.run("ingest", "shop", "--embedder", "nowhere")
        #expect(missing.status == 3)
        #expect(
            missing.error
                == "There is no embedding model at nowhere; run scripts/setup, or name another folder with --embedder DIR.\n"
        )
    }

    @Test func `no path at all is bad usage`() async throws {
        let outcome = try await desk.run("ingest")
        #expect(outcome.status == 2)
        #expect(outcome.error.hasPrefix("Error: Missing expected argument '<path> ...'\n"))
    }
}
