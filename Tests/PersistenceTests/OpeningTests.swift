import Foundation
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct OpeningTests {
    @Test func `reading where there is no database says how to make one`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: PersistenceError.self) { try folder.store(.read) }
        #expect(error == .missingDatabase(path: folder.database))
        #expect(error?.kind == .missingDatabase)
        #expect(
            error?.description == "There is no database at \(folder.database) yet; "
                + "'nuthatch ingest PATH --database \(folder.database)' makes one."
        )
        #expect(try folder.contents().isEmpty)
    }

    @Test func `an empty file is no database yet`() async throws {
        let folder = try TemporaryFolder()
        #expect(FileManager.default.createFile(atPath: folder.database, contents: nil))
        #expect(throws: PersistenceError.missingDatabase(path: folder.database)) { try folder.store(.read) }
        let store = try await folder.defaultStore()
        #expect(try await store.status().collections.count == 1)
    }

    /// A refused file is left byte for byte as it was, and no file appears beside it.
    @Test(arguments: ForeignFile.all, [SQLiteStore.Mode.read, .write])
    func `a file that is not ours is refused untouched`(file: ForeignFile, mode: SQLiteStore.Mode) async throws {
        let folder = try TemporaryFolder()
        try await file.make(folder)
        let before = try folder.contents()
        let error = #expect(throws: PersistenceError.self) { try folder.store(mode) }
        #expect(error?.kind == .databaseRefused)
        #expect(error?.description == file.message.replacing("FILE", with: folder.database))
        #expect(try folder.contents() == before)
    }

    @Test func `a folder that is not there is named`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/no/shop.sqlite"
        let error = #expect(throws: PersistenceError.self) { try SQLiteStore(path: path, mode: .write) }
        #expect(error?.description.contains("does not exist") == true)
        #expect(throws: PersistenceError.missingDatabase(path: path)) { try SQLiteStore(path: path, mode: .read) }
    }

    @Test(arguments: ["", "a\0b"]) func `what cannot be the name of a file is refused`(path: String) {
        let error = #expect(throws: PersistenceError.self) { try SQLiteStore(path: path, mode: .write) }
        #expect(error?.description.hasSuffix("cannot be opened: it is not the name of a file.") == true)
    }

    @Test func `a read-only file is read and not written`() async throws {
        let folder = try TemporaryFolder()
        try await folder.fill([.made("a", ["one"])])
        chmod(folder.database, 0o444)
        let before = try folder.contents()
        #expect(throws: PersistenceError.readOnly(path: folder.database)) { try folder.store(.write) }
        #expect(try folder.contents() == before)
        #expect(try await folder.store(.read).contentHashes(in: "default").count == 1)
    }

    @Test func `a read-only folder takes no new database`() throws {
        let folder = try TemporaryFolder()
        chmod(folder.path, 0o555)
        let error = #expect(throws: PersistenceError.readOnly(path: folder.database)) { try folder.store(.write) }
        #expect(
            error?.description == "\(folder.database) cannot be written: the file or its folder is read-only."
        )
        #expect(try folder.contents().isEmpty)
    }

    @Test func `a name with signs of a URI is a name`() async throws {
        let folder = try TemporaryFolder()
        for name in ["a?mode=memory", "b#c", "100%25", "file:d", "e f 'g\"", "ü"] {
            let path = folder.path + "/" + name
            let store = try SQLiteStore(path: path, mode: .write)
            try await store.openCollection(.init(name: "default", embedder: "e", dimension: 8, chunking: "c"))
            await store.close()
            #expect(FileManager.default.fileExists(atPath: path))
            #expect(try await SQLiteStore(path: path, mode: .read).collections().count == 1)
        }
    }

    @Test func `a database of a layout that reading cannot update is refused for reading`() throws {
        let folder = try TemporaryFolder()
        try folder.tamper("PRAGMA application_id = 1316320360")
        #expect(throws: PersistenceError.outdatedDatabase(path: folder.database)) { try folder.store(.read) }
    }

    @Test func `after closing, the file alone is the database`() async throws {
        let folder = try TemporaryFolder()
        try await folder.fill([.made("a", ["one"])])
        #expect(try folder.contents()["shop.sqlite-wal"] == Data())
        let copy = folder.path + "/copy.sqlite"
        try FileManager.default.copyItem(atPath: folder.database, toPath: copy)
        #expect(try await SQLiteStore(path: copy, mode: .read).contentHashes(in: "default").keys.sorted() == ["a"])
    }

    @Test func `a closed store fails and does not trap`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        await store.close()
        await store.close()
        await #expect(throws: (any Error).self) { _ = try await store.collections() }
    }
}

/// A file that the store must refuse.
struct ForeignFile: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var message: String
    var make: @Sendable (TemporaryFolder) async throws -> Void

    static let all: [ForeignFile] = [
        bytes("one byte", [1]),
        bytes("the start of SQLite's header", Array("SQLite format 3\0".utf8)),
        bytes("a PDF", Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 32, count: 5_000)),
        bytes("zeros", [UInt8](repeating: 0, count: 8_192)),
        ForeignFile(
            testDescription: "another application's tables",
            message: "FILE is a database of another application; nothing in it was changed."
        ) { try $0.tamper("CREATE TABLE t (a); INSERT INTO t VALUES (1)") },
        ForeignFile(
            testDescription: "another application's tables, in WAL mode",
            message: "FILE is a database of another application; nothing in it was changed."
        ) { try $0.tamper("PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)") },
        ForeignFile(
            testDescription: "another application's mark",
            message: "FILE is a database of another application; nothing in it was changed."
        ) { try $0.tamper("PRAGMA application_id = 77") },
        ForeignFile(
            testDescription: "a newer layout",
            message: """
                FILE was written by a newer Nuthatch: its layout is version 99, and this program knows 5. Nothing in it \
                was changed; use the newer program.
                """
        ) { folder in
            try await folder.fill([.made("a", ["one"])])
            try folder.tamper("PRAGMA user_version = 99")
        },
        ForeignFile(
            testDescription: "a schema that cannot be read",
            message: """
                FILE is damaged (its schema cannot be read); restore a backup, or ingest into a new file.
                """
        ) { folder in
            try await folder.fill([.made("a", ["one"])])
            try folder.tamper("PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = 'x' WHERE name = 'vector'")
        },
        ForeignFile(
            testDescription: "a folder",
            message: "FILE is not a file; name a database file with --database."
        ) { try FileManager.default.createDirectory(atPath: $0.database, withIntermediateDirectories: false) },
    ]

    private static func bytes(_ name: String, _ bytes: [UInt8]) -> ForeignFile {
        ForeignFile(testDescription: name, message: "FILE is not a database; nothing in it was changed.") {
            try Data(bytes).write(to: URL(filePath: $0.database))
        }
    }
}
