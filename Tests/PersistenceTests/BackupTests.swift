import Foundation
import Persistence
import RAGCore
import Synchronization
import TestSupport
import Testing

@Suite struct BackupTests {
    private let folder: TemporaryFolder
    private let file: String

    init() throws {
        folder = try TemporaryFolder()
        file = folder.path + "/monday.backup"
    }

    /// Files of a backup, finished or not.
    private func backupNames() throws -> [String] {
        try folder.contents().keys.filter { $0.hasPrefix("monday") }.sorted()
    }

    @Test func `a backup is one file that is the database, with its SHA-256 beside it`() async throws {
        try await folder.fill([.made("a", ["one", "two"]), .made("b", ["three"])])
        let store = try folder.store(.read)
        let report = try await store.backup(to: file)
        #expect((report.documents, report.chunks) == (2, 3))
        #expect(try backupNames() == ["monday.backup", "monday.backup.sha256"])
        #expect(try folder.contents()["monday.backup"]?.count == Int(report.bytes))
        let line = String(decoding: try #require(folder.contents()["monday.backup.sha256"]), as: UTF8.self)
        #expect(line == "\(report.sha256)  monday.backup\n")
        let copy = try SQLiteStore(path: file, mode: .writeExisting)
        #expect(try await copy.contentHashes(in: "default") == store.contentHashes(in: "default"))
        #expect(try await copy.doctor() == store.doctor())
        await copy.close()
    }

    @Test func `a backup beside 200 commits is sound, of one moment, and lets the WAL be used anew`() async throws {
        let store = try await folder.defaultStore()
        let text = String(repeating: "word ", count: 400)
        for number in 0..<400 { _ = try await store.put([.made("filler-\(number)", [text])], in: "default") }
        let started = Latch<Void>()
        let writing = Task {
            for number in 1...200 {
                let pair = ["left", "right"].map { PreparedDocument.made($0, ["\(number)", text]) }
                _ = try await store.put(pair, in: "default")
                if number == 5 { started.set() }
            }
        }
        await started.wait()
        let reader = try folder.store(.read)
        for round in 1...3 {
            let report = try await reader.backup(to: file) { _ in usleep(2_000) }
            let copy = try SQLiteStore(path: file, mode: .writeExisting)
            let pair = try await copy.storedDocuments(after: "filler-999", in: "default")
            #expect(pair.map(\.document.id) == ["left", "right"])
            #expect(pair[0].document.text == pair[1].document.text, "round \(round)")
            let number = try #require(pair[0].chunks.first?.chunk.text)
            #expect(try await copy.corpusVersion(of: "default") == 400 + Int64(try #require(Int64(number))))
            #expect(try await copy.doctor().isSound)
            #expect(report.documents == 402)
            await copy.close()
        }
        try await writing.value
        for number in 0..<50 { _ = try await store.put([.made("late", ["\(number)", text])], in: "default") }
        let wal = try #require(folder.contents()["shop.sqlite-wal"]?.count)
        #expect(wal <= 64 << 20)
    }

    @Test func `a backup that fails half way leaves what stood there`() async throws {
        // More than one step takes.
        let text = String(repeating: "word ", count: 20_000)
        try await folder.fill((0..<60).map { .made("\($0)", ["\($0) " + text]) })
        let store = try folder.store(.read)
        _ = try await store.backup(to: file)
        let before = try folder.contents()
        await #expect(throws: MemoryStoreError.refused) {
            _ = try await store.backup(to: file) { _ in throw MemoryStoreError.refused }
        }
        let after = try folder.contents()
        for name in ["monday.backup", "monday.backup.sha256"] { #expect(after[name] == before[name]) }
        #expect(try backupNames().count == 2)
    }

    @Test func `a backup that is killed half way leaves no file of its name, and the next clears it away`() async throws
    {
        try await folder.fill((0..<50).map { .made("\($0)", [String(repeating: "\($0) ", count: 2_000)]) })
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [database = folder.database as String, file = file as String] in
            let store = try SQLiteStore(path: database, mode: .read)
            _ = try await store.backup(to: file) { _ in kill(getpid(), SIGKILL) }
        }
        let left = try backupNames()
        #expect(left.count == 1 && left[0].hasPrefix("monday.backup.partial-"), "\(left)")
        _ = try await folder.store(.read).backup(to: file)
        #expect(try backupNames() == ["monday.backup", "monday.backup.sha256"])
    }

    @Test func `what is not sound is not backed up`() async throws {
        try await folder.fill([.made("a", ["one"])])
        try folder.tamper("DELETE FROM vector")
        let error = await #expect(throws: PersistenceError.self) {
            _ = try await folder.store(.read).backup(to: file)
        }
        #expect(
            error?.description.contains("is not sound, and no backup was made of it: Chunks without a vector: 1.")
                == true
        )
        #expect(try backupNames() == [])
    }

    @Test func `the database is no place for its backup, and a folder has to be there`() async throws {
        try await folder.fill([.made("a", ["one"])])
        let store = try folder.store(.read)
        let before = try folder.contents()["shop.sqlite"]
        for name in ["", "-wal", ".lock"] {
            await #expect(throws: PersistenceError.self) { _ = try await store.backup(to: folder.database + name) }
        }
        await #expect(throws: PersistenceError.self) { _ = try await store.backup(to: folder.path + "/none/x") }
        #expect(try folder.contents()["shop.sqlite"] == before)
    }
}
