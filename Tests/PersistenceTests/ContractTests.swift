import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct ContractTests {
    @Test func `the store keeps what the protocols promise`() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.store()
        #expect(try await StoreContract.broken(by: store) == [])
        let report = try await store.doctor()
        #expect(report.findings == [])
        #expect(report.skipped == [])
    }

    @Test func `what was put is there after closing and opening again`() async throws {
        let folder = try TemporaryFolder()
        try await folder.fill([.made("a", ["one", "two"])])
        let store = try folder.store(.read)
        #expect(try await store.corpusVersion(of: "default") == 1)
        #expect(try await store.lexicalMatches("two", limit: 1, filter: nil, in: "default").map(\.chunkID) == [2])
        #expect(try await store.collections().map(\.name) == ["default"])
    }

    @Test func `a collection is dropped with everything that is its own`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        try await store.openCollection(.init(name: "other", embedder: "e", dimension: 8, chunking: "c"))
        _ = try await store.put([.made("a", ["one"])], in: "default")
        let kept = try await store.put([.made("a", ["one"])], in: "other")
        try await store.dropCollection("default")
        #expect(try await store.status().collections.map(\.name) == ["other"])
        #expect(try await store.passages(kept.vectors.added.map(\.chunkID), in: "other").count == 1)
        #expect(try await store.doctor().isSound)
        await #expect(throws: PersistenceError.missingCollection("default", known: ["other"])) {
            try await store.dropCollection("default")
        }
    }

    @Test func `status counts`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        _ = try await store.put([.made("a", ["one", "two"]), .made("b", ["three"])], in: "default")
        let status = try await store.status()
        #expect(status.path == store.path)
        #expect(status.bytes > 0)
        #expect(status.schemaVersion == 5)
        let collection = try #require(status.collections.first)
        #expect(status.collections.count == 1)
        #expect(collection.name == "default")
        #expect([collection.documents, collection.chunks, collection.dimension] == [2, 3, 8])
        #expect([collection.embedder, collection.chunking] == ["e", "c"])
        #expect(collection.corpusVersion == 1)
    }
}
