import Testing

/// `status`, `collections` and `delete`.
@Suite struct CollectionTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try Shop.stock(desk)
    }

    @Test func `status counts what each collection holds`() async throws {
        _ = try await desk.run("ingest", "shop")
        _ = try await desk.run("ingest", "shop/stores", "--collection", "stores")
        let status = try await desk.run("status", "--json").json()
        #expect(status.keys == ["collections"])
        #expect(status["collections"].elements.map(\.["name"]) == ["default", "stores"])
        for collection in status["collections"].elements {
            #expect(collection.keys == ["name", "documents", "chunks", "embedder", "corpus_version", "bytes"])
        }
        let stores = status["collections"][1]
        #expect(stores["documents"] == 1)
        #expect(stores["chunks"] == 1)
        #expect(stores["corpus_version"] == 1)
        #expect(stores["embedder"].text?.hasPrefix("all-MiniLM-L6-v2:") == true)
        #expect((stores["bytes"].number ?? 0) > 0)
        let text = try await desk.run("status")
        #expect(text.lines.map { $0.split(separator: ",")[0] } == ["default: 8 documents", "stores: 1 documents"])
    }

    @Test func `a collection is dropped with all it holds`() async throws {
        _ = try await desk.run("ingest", "shop")
        _ = try await desk.run("ingest", "shop/stores", "--collection", "stores")
        #expect(try await desk.run("collections", "list").output == "default\nstores\n")
        #expect(
            try await desk.run("collections", "--json").lines == ["{\"name\":\"default\"}", "{\"name\":\"stores\"}"]
        )
        let dropped = try await desk.run("collections", "drop", "default")
        #expect(dropped.status == 0)
        #expect(dropped.output == "“default” is gone.\n")
        #expect(try await desk.run("collections").output == "stores\n")
        let again = try await desk.run("collections", "drop", "default")
        #expect(again.status == 3)
        #expect(again.error == "There is no collection 'default'; the database has stores.\n")
        #expect(try await desk.run("doctor").status == 0)
    }

    @Test func `a document is deleted by its id, and one that is not there is named`() async throws {
        _ = try await desk.run("ingest", "shop")
        let deleted = try await desk.run("delete", "tent", "--json")
        #expect(deleted.status == 0)
        #expect(try deleted.json().keys == ["removed", "missing", "corpus_version"])
        #expect(try deleted.json()["corpus_version"] == 2)
        let found = try await desk.run("search", "warranty on a tent", "--json").json()
        #expect(found["results"].elements.allSatisfy { $0["document_id"] != "tent" })
        let partly = try await desk.run("delete", "mug", "zebra", "tent", "zebra")
        #expect(partly.status == 2)
        #expect(partly.output == "1 removed\n")
        #expect(partly.error == "“default” has no tent, zebra; nuthatch search --json shows the ids there are.\n")
        #expect(try await desk.run("status", "--json").json()["collections"][0]["documents"] == 6)
    }
}
