import Foundation
import Persistence
import RAGCore
import Synchronization
import TestSupport
import Testing

@Suite struct VectorTests {
    @Test(arguments: [1, 3, 7, 100]) func `all vectors are handed over in order, in blocks`(rows: Int) async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        try await store.openCollection(.init(name: "other", embedder: "e", dimension: 3, chunking: "c"))
        _ = try await store.put([.made("x", ["one", "two"], dimension: 3)], in: "other")
        let first = try await store.put([.made("a", ["one", "two", "three"]), .made("b", ["four"])], in: "default")
        _ = try await store.put([.made("y", ["three"], dimension: 3)], in: "other")
        let second = try await store.put([.made("a", ["five", "two", "six", "seven"])], in: "default")
        var expected = Dictionary(uniqueKeysWithValues: first.vectors.added.map { ($0.chunkID, $0.vector) })
        for id in second.vectors.removed { expected[id] = nil }
        for added in second.vectors.added { expected[added.chunkID] = added.vector }
        let ids = expected.keys.sorted()

        let blocks = Mutex<[VectorBlock]>([])
        let scan = try await store.forEachVectorBlock(in: "default", rows: rows) { block in
            blocks.withLock { $0.append(block) }
        }
        let found = blocks.withLock { $0 }
        #expect(found.flatMap(\.chunkIDs) == ids)
        #expect(found.flatMap(\.components) == ids.flatMap { expected[$0] ?? [] })
        #expect(found.allSatisfy { $0.chunkIDs.count <= rows && $0.components.count == 8 * $0.chunkIDs.count })
        #expect(scan.count == ids.count)
        #expect(scan.skipped.isEmpty)
        #expect(scan.corpusVersion == 2)
        #expect(scan.dimension == 8)
        let loaded = try await store.loadVectors(in: "default")
        #expect(loaded.block.chunkIDs == ids)
        #expect(loaded.scan == scan)
    }

    @Test func `an empty collection has no block`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        let loaded = try await store.loadVectors(in: "default")
        #expect(loaded.block.chunkIDs.isEmpty)
        #expect(loaded.scan.count == 0)
    }

    @Test func `damaged vectors are left out, counted and made again`() async throws {
        let folder = try TemporaryFolder()
        let pieces = (1...6).map { "piece \($0)" }
        try await folder.fill([.made("a", pieces)])
        try folder.tamper(
            """
            UPDATE vector SET value = x'00000000' WHERE chunk_id = 1;
            UPDATE vector SET value = zeroblob(32) WHERE chunk_id = 2;
            UPDATE vector SET value = x'0000C07F' || substr(value, 5) WHERE chunk_id = 3;
            UPDATE vector SET value = x'' WHERE chunk_id = 5;
            UPDATE vector SET value = value || x'00' WHERE chunk_id = 6;
            """.replacing("x'0000C07F' || substr(value, 5)", with: "CAST(x'0000C07F' || substr(value, 5) AS BLOB)")
                .replacing("value || x'00'", with: "CAST(value || x'00' AS BLOB)")
        )
        let store = try folder.store(.read)
        let loaded = try await store.loadVectors(in: "default")
        #expect(loaded.block.chunkIDs == [4])
        #expect(loaded.block.components == PreparedDocument.made("a", pieces).chunks[3].vector)
        #expect(loaded.scan.skipped == [1, 2, 3, 5, 6])
        #expect(try await store.vectors([1, 2, 3, 4, 5, 6], in: "default").keys.sorted() == [4])
        let hashes = pieces.map { ContentHash.made(of: $0) }
        #expect(
            try await store.vectors(of: hashes, in: "default").keys.sorted {
                $0.bytes.lexicographicallyPrecedes($1.bytes)
            } == [hashes[3]]
        )
    }

    @Test func `an error of the receiver ends the pass and is handed on`() async throws {
        struct Enough: Error {}
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        _ = try await store.put([.made("a", ["one", "two"])], in: "default")
        await #expect(throws: Enough.self) {
            _ = try await store.forEachVectorBlock(in: "default", rows: 1) { _ in throw Enough() }
        }
    }
}
