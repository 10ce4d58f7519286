import Ingestion
import RAGCore
import Synchronization
import TestSupport
import Testing

@Suite struct BulkTests {
    /// Of some 420 bytes each.
    private static func documents(_ count: Int) -> [Document] {
        (0..<count).map { .made("\($0)", String(repeating: "word \($0) ", count: 40)) }
    }

    @Test(arguments: [3_000, 6_000]) func `the work of a source grows with its documents, and no faster`(count: Int)
        async throws
    {
        let shop = Shop()
        let documents = Self.documents(count)
        let bytes = documents.reduce(0) { $0 + $1.text.utf8.count }
        shop.write("feed", documents)
        let report = try await shop.ingest()
        #expect([report.new, report.chunks, report.embedded] == [count, count, count])
        #expect(shop.chunker.documents == documents.map(\.id))
        var puts: [String] = []
        var asked = 0
        var commits = 0
        for call in shop.store.calls {
            switch call {
            case .put(let ids):
                puts += ids
                commits += 1
            case .vectorsOfHashes(let hashes): asked += hashes
            default: break
            }
        }
        #expect(puts == documents.map(\.id))
        #expect(asked == count)
        // A commit is about 200 kB: neither one for all nor one for each.
        #expect(commits >= bytes / 400_000 && commits <= bytes / 100_000)
        #expect(shop.store.calls.count < 2 * commits + 6)
        #expect(try await shop.ingest().unchanged == count)
    }

    @Test func `documents that are nearly empty are committed too before the end`() async throws {
        let shop = Shop()
        shop.write("feed", (0..<3_000).map { .made("\($0)", "") })
        #expect(try await shop.ingest().new == 3_000)
        #expect(shop.store.calls.count { if case .put = $0 { true } else { false } } > 1)
    }

    @Test func `progress never goes back, and ends with everything`() async throws {
        let shop = Shop()
        for file in 0..<5 { shop.write("\(file)", Self.documents(1_000).map { .made("\(file)-\($0.id)", $0.text) }) }
        shop.spoil("5", "5: it cannot be read.")
        let seen = Mutex<[IngestionProgress]>([])
        try await shop.ingest { progress in seen.withLock { $0.append(progress) } }
        let steps = seen.withLock { $0 }
        #expect(steps.count > 6)
        #expect(steps.allSatisfy { $0.sources == 6 })
        for (before, after) in zip(steps, steps.dropFirst()) {
            #expect(before.sourcesDone <= after.sourcesDone)
            #expect(before.documents <= after.documents)
            #expect(before.embedded <= after.embedded)
        }
        let last = try #require(steps.last)
        // Documents with the same number have equal texts.
        #expect([last.sourcesDone, last.documents, last.embedded] == [6, 5_000, 1_000])
    }
}
