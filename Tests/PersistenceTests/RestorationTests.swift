import Foundation
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct RestorationTests {
    private let folder: TemporaryFolder
    private let file: String
    /// The 21st of November 2026.
    private let date = Date(timeIntervalSince1970: 1_795_219_200)

    init() throws {
        folder = try TemporaryFolder()
        file = folder.path + "/monday.backup"
    }

    /// A backup of one document, and a database that has gone on since.
    private func prepare() async throws {
        try await folder.fill([.made("a", ["one"])])
        let store = try folder.store()
        _ = try await store.backup(to: file)
        _ = try await store.put([.made("b", ["two"])], in: "default")
        await store.close()
    }

    private func documents(of path: String) async throws -> [String] {
        let store = try SQLiteStore(path: path, mode: .writeExisting)
        let ids = try await store.contentHashes(in: "default").keys.sorted()
        #expect(try await store.doctor().isSound)
        await store.close()
        return ids
    }

    @Test func `the backup takes the place of the database, which is kept under another name`() async throws {
        try await prepare()
        let (report, former) = try await Restoration(of: file, to: folder.database).run(.kept, date: date)
        #expect((report.documents, report.chunks) == (1, 1))
        #expect(former == folder.database + ".before-restore-2026-11-21")
        #expect(try await documents(of: folder.database) == ["a"])
        #expect(try await documents(of: try #require(former)) == ["a", "b"])
        let (_, second) = try await Restoration(of: file, to: folder.database).run(.kept, date: date)
        #expect(second == folder.database + ".before-restore-2026-11-21-2")
        let (_, none) = try await Restoration(of: file, to: folder.database).run(.discarded, date: date)
        #expect(none == nil)
        #expect(try await documents(of: folder.database) == ["a"])
    }

    @Test func `a database that is not there is made`() async throws {
        try await prepare()
        let other = folder.path + "/other.sqlite"
        let (_, former) = try await Restoration(of: file, to: other).run(.kept, date: date)
        #expect(former == nil)
        #expect(try await documents(of: other) == ["a"])
    }

    @Test func `what a database wrote last goes with it, even if nobody closed it`() async throws {
        try await folder.fill([.made("a", ["one"])])
        _ = try await folder.store(.read).backup(to: file)
        // A process that ends here leaves its commit in the WAL.
        await #expect(processExitsWith: .signal(SIGKILL)) { [database = folder.database as String] in
            let store = try SQLiteStore(path: database, mode: .write)
            _ = try await store.put([.made("late", ["two"])], in: "default")
            kill(getpid(), SIGKILL)
        }
        let (_, former) = try await Restoration(of: file, to: folder.database).run(.kept, date: date)
        #expect(try await documents(of: folder.database) == ["a"])
        #expect(try await documents(of: try #require(former)) == ["a", "late"])
    }

    @Test func `a damaged backup is refused and leaves the database as it was`() async throws {
        try await prepare()
        let sound = try Data(contentsOf: URL(filePath: file))
        let checksum = try Data(contentsOf: URL(filePath: file + ".sha256"))
        let before = try folder.contents()
        var generator = SeededGenerator(seed: 7)
        for round in 0..<20 {
            var damaged = sound
            damaged[Int.random(in: 0..<damaged.count, using: &generator)] ^= 0x10
            try damaged.write(to: URL(filePath: file))
            let error = await #expect(throws: PersistenceError.self, "round \(round)") {
                _ = try await Restoration(of: file, to: folder.database).run(.kept, date: date)
            }
            #expect(error?.kind == .invalidInput)
            #expect(error?.description.contains("its SHA-256 is") == true)
        }
        try sound.write(to: URL(filePath: file))
        try checksum.write(to: URL(filePath: file + ".sha256"))
        #expect(
            try folder.contents().filter { !$0.key.hasSuffix(".lock") } == before.filter { !$0.key.hasSuffix(".lock") }
        )
    }

    @Test(arguments: [
        ("PRAGMA application_id = 5", "is a database of another application"),
        ("PRAGMA user_version = 99", "was written by a newer Nuthatch"),
        ("DELETE FROM vector", "Chunks without a vector: 1"),
        ("UPDATE chunk SET body = 'else'", "Documents whose chunks are not their text: 1"),
    ])
    func `without a checksum everything else is examined`(sql: String, words: String) async throws {
        try await prepare()
        let program = try OtherProgram(file)
        try program.execute(sql)
        try program.close()
        try FileManager.default.removeItem(atPath: file + ".sha256")
        let missing = await #expect(throws: PersistenceError.self) {
            _ = try await Restoration(of: file, to: folder.database).check()
        }
        #expect(missing?.description.contains("monday.backup.sha256 is not there") == true)
        let names = Set(try folder.contents().keys)
        for isCheck in [true, false] {
            let restoration = Restoration(of: file, to: folder.database, needsChecksum: false)
            let error = await #expect(throws: PersistenceError.self) {
                if isCheck {
                    _ = try await restoration.check()
                } else {
                    _ = try await restoration.run(.discarded, date: date)
                }
            }
            #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
            #expect(error?.description.hasPrefix("The backup \(file) cannot be restored: ") == true)
        }
        #expect(Set(try folder.contents().keys) == names)
        #expect(try await documents(of: folder.database) == ["a", "b"])
    }

    @Test func `files that are no backup are refused`() async throws {
        try await prepare()
        for bytes in [Data(), Data("text".utf8), Data(count: 100_000)] {
            let other = folder.path + "/other"
            try bytes.write(to: URL(filePath: other))
            let error = await #expect(throws: PersistenceError.self) {
                _ = try await Restoration(of: other, to: folder.database, needsChecksum: false).check()
            }
            #expect(error?.kind == .invalidInput)
        }
        await #expect(throws: PersistenceError.self) {
            _ = try await Restoration(of: folder.path + "/nothing", to: folder.database).check()
        }
        #expect(try await documents(of: folder.database) == ["a", "b"])
    }

    @Test func `while somebody writes the database nothing is restored, and a check is made all the same`() async throws
    {
        try await prepare()
        let writer = try folder.store()
        let error = await #expect(throws: PersistenceError.self) {
            _ = try await Restoration(of: file, to: folder.database).run(.kept, date: date)
        }
        #expect(error?.description.contains("is being written by process") == true)
        #expect(try await Restoration(of: file, to: folder.database).check().documents == 1)
        await writer.close()
        #expect(try await documents(of: folder.database) == ["a", "b"])
    }
}
