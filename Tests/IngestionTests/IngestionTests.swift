import Ingestion
import RAGCore
import TestSupport
import Testing

@Suite struct IngestionTests {
    @Test func `documents are counted as new, updated and unchanged`() async throws {
        let shop = Shop()
        shop.write("a", .made("1", "one"), .made("2", "two"))
        shop.write("b", .made("3", "three\n\nfour"))
        let first = try await shop.ingest()
        #expect(first.summary == "3 new, 0 updated, 0 unchanged, 0 removed, 0 failed")
        #expect([first.chunks, first.embedded, first.truncated] == [4, 4, 0])
        #expect(first.corpusVersion == 1)
        shop.write("a", .made("1", "one"), .made("2", "another"), .made("4", "five"))
        let second = try await shop.ingest()
        #expect(second.summary == "1 new, 1 updated, 2 unchanged, 0 removed, 0 failed")
        #expect([second.chunks, second.embedded] == [2, 2])
        #expect(second.corpusVersion == 2)
    }

    @Test func `what has not changed is neither cut, nor embedded, nor stored`() async throws {
        let shop = Shop()
        shop.write("a", .made("1", "one\n\ntwo"), .made("2", "three"))
        try await shop.ingest()
        let (embedded, cut) = (shop.embedder.calls, shop.chunker.documents)
        let report = try await shop.ingest()
        #expect(report.summary == "0 new, 0 updated, 2 unchanged, 0 removed, 0 failed")
        #expect([report.chunks, report.embedded] == [0, 0])
        #expect(report.corpusVersion == 1)
        #expect(shop.embedder.calls == embedded)
        #expect(shop.chunker.documents == cut)
        #expect(shop.store.calls.count { if case .put = $0 { true } else { false } } == 1)
    }

    @Test func `of an edited document only the changed chunk is embedded`() async throws {
        let shop = Shop()
        shop.write("a", .made("1", "one\n\ntwo\n\nthree", title: "T"))
        try await shop.ingest()
        let ids = try await shop.store.chunkIDs(matching: .and([]), in: "default")
        shop.write("a", .made("1", "zero\n\none\n\nthree", title: "T"))
        let report = try await shop.ingest()
        #expect([report.updated, report.chunks, report.embedded] == [1, 3, 1])
        #expect(shop.embedder.calls == [["T\none", "T\ntwo", "T\nthree"], ["T\nzero"]])
        let kept = try await shop.store.passages(ids, in: "default")
        #expect(kept.map(\.text) == ["one", "three"])
    }

    @Test func `equal chunks are embedded once, across documents and runs`() async throws {
        let shop = Shop()
        shop.write("a", .made("1", "same\n\nsame\n\nother"), .made("2", "same"))
        let first = try await shop.ingest()
        #expect([first.chunks, first.embedded] == [4, 2])
        shop.write("b", .made("3", "same"), .made("4", "other\n\nsame"))
        let second = try await shop.ingest()
        #expect([second.chunks, second.embedded] == [3, 0])
        #expect(shop.embedder.calls == [["same", "other"]])
        let ids = try await shop.store.chunkIDs(matching: .and([]), in: "default")
        let vectors = try await shop.store.vectors(ids, in: "default")
        for passage in try await shop.store.passages(ids, in: "default") {
            #expect(vectors[passage.chunkID] == shop.embedder.embedding(of: passage.text).vector)
        }
    }

    @Test func `a document without chunks is a document`() async throws {
        let shop = Shop()
        shop.write("a", .made("1", ""))
        let report = try await shop.ingest()
        #expect([report.new, report.chunks, report.embedded] == [1, 0, 0])
        #expect(try await shop.stored() == ["1"])
        #expect(shop.embedder.calls.isEmpty)
    }

    @Test func `chunks beyond what the model reads are counted`() async throws {
        let shop = Shop(embedder: HashEmbedder(limit: 2))
        shop.write("a", .made("1", "one two three\n\none two\n\nfour five six"))
        #expect(try await shop.ingest().truncated == 2)
    }

    @Test func `nothing to take in makes the collection, and no commit`() async throws {
        let shop = Shop()
        let report = try await shop.ingest()
        #expect(report == IngestionReport())
        #expect(try await shop.store.corpusVersion(of: "default") == 0)
    }

    @Test func `another embedder is refused before anything is read`() async throws {
        let shop = Shop()
        shop.write("a", .made("1", "one"))
        try await shop.ingest()
        for embedder in [HashEmbedder(fingerprint: "other"), HashEmbedder(dimension: 8)] {
            let other = Shop(store: shop.store, embedder: embedder)
            other.write("a", .made("1", "changed"))
            await #expect(throws: MemoryStoreError.differentSettings("default")) { try await other.ingest() }
            #expect(embedder.calls.isEmpty)
        }
        let other = Shop(store: shop.store, chunker: ParagraphChunker(identity: "sentences"))
        await #expect(throws: MemoryStoreError.differentSettings("default")) { try await other.ingest() }
        #expect(try await shop.store.corpusVersion(of: "default") == 1)
    }
}
