import Ingestion
import RAGCore
import Synchronization
import TestSupport
import Testing

@Suite struct FailureTests {
    @Test func `a source that cannot be read is named, and the rest is stored`() async throws {
        let shop = Shop()
        shop.write("a", .made("1", "one"))
        shop.spoil("b", "b: byte 3 is not UTF-8.")
        shop.write("c", .made("2", "two"))
        let report = try await shop.ingest()
        #expect(report.failures == [.init(name: "b", reason: "b: byte 3 is not UTF-8.")])
        #expect(report.summary == "2 new, 0 updated, 0 unchanged, 0 removed, 1 failed")
        #expect(try await shop.stored() == ["1", "2"])
    }

    @Test func `of two documents with one id the first is stored, and both sources are named`() async throws {
        let shop = Shop()
        shop.write("a", .made("1", "one"), .made("1", "again"))
        shop.write("b", .made("1", "other"), .made("2", "two"))
        let report = try await shop.ingest()
        let reason = "which is that of a document in a; give each document an id of its own."
        #expect(
            report.failures == [
                .init(
                    name: "a",
                    reason: "a has a second document with the id “1”; give each document an id of its own."
                ),
                .init(name: "b", reason: "b has a document with the id “1”, \(reason)"),
            ]
        )
        #expect([report.new, report.updated] == [2, 0])
        let ids = try await shop.store.chunkIDs(matching: .equal("id", "1"), in: "default")
        #expect(try await shop.store.passages(ids, in: "default").map(\.text) == ["one"])
        let again = try await shop.ingest()
        #expect(again.summary == "0 new, 0 updated, 2 unchanged, 0 removed, 2 failed")
    }

    @Test func `a document that cannot be stored is named, and those beside it are stored`() async throws {
        let shop = Shop()
        var endless = Document.made("4", "four")
        endless.metadata = ["price": .number(.infinity)]
        shop.write("a", .made("1", "one"), .made("2", "t\0wo"), .made("3\0", "three"), endless, .made("", "five"))
        let report = try await shop.ingest()
        #expect(
            report.failures.map(\.reason) == [
                "a: the document “2” cannot be stored: its text has a NUL character.",
                "a: the document “3” cannot be stored: its id has a NUL character.",
                "a: the document “4” cannot be stored: its metadata 'price' is not a finite number.",
                "a: the document “” cannot be stored: its id is empty.",
            ]
        )
        #expect(report.failures.allSatisfy { $0.name == "a" })
        #expect(try await shop.stored() == ["1"])
    }

    @Test func `a store that refuses ends the run, and what was committed stays`() async throws {
        let disk = Disk()
        let store = MemoryStore { call in
            if case .put(let ids) = call, ids.contains("3"), disk.isFull.load(ordering: .relaxed) {
                throw MemoryStoreError.refused
            }
        }
        let shop = Shop(store: store)
        let long = String(repeating: "word ", count: 50_000)
        for id in 1...4 { shop.write("\(id)", .made("\(id)", long)) }
        await #expect(throws: MemoryStoreError.refused) { try await shop.ingest() }
        #expect(try await shop.stored() == ["1", "2"])
        disk.isFull.store(false, ordering: .relaxed)
        let report = try await shop.ingest()
        #expect(report.summary == "2 new, 0 updated, 2 unchanged, 0 removed, 0 failed")
        #expect(try await shop.stored() == ["1", "2", "3", "4"])
    }

    @Test func `a run that is cancelled ends after the source it is at`() async throws {
        let shop = Shop()
        for id in 1...5 { shop.write("\(id)", .made("\(id)", "text")) }
        let run = Task {
            try await shop.ingest { progress in
                if progress.sourcesDone == 2 { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { _ = try await run.value }
        #expect(shop.store.calls.allSatisfy { if case .put = $0 { false } else { true } })
    }
}

private final class Disk: Sendable {
    let isFull = Atomic(true)
}
