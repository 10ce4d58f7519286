import Foundation
import Persistence
import RAGCore
import TestSupport

/// A folder that is there as long as its value.
final class TemporaryFolder: Sendable {
    let path: String

    /// - Parameter quick: in memory where the system has such a place, for tests of thousands of commits.
    init(quick: Bool = false) throws {
        let memory = "/dev/shm/"
        let isThere = quick && FileManager.default.isWritableFile(atPath: memory)
        path = (isThere ? memory : NSTemporaryDirectory()) + "persistence-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        chmod(path, 0o755)
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Where the tests keep their database.
    var database: String { path + "/shop.sqlite" }

    /// Every file with its bytes.
    func contents() throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
            contents[name] = isFolder.boolValue ? Data() : try Data(contentsOf: URL(filePath: path + "/" + name))
        }
        return contents
    }

    func store(_ mode: SQLiteStore.Mode = .write, options: StoreOptions = StoreOptions()) throws -> SQLiteStore {
        try SQLiteStore(path: database, mode: mode, options: options)
    }

    /// A store with the collection `default` of 8 dimensions.
    func defaultStore(options: StoreOptions = StoreOptions()) async throws -> SQLiteStore {
        let store = try store(options: options)
        try await store.openCollection(.init(name: "default", embedder: "e", dimension: 8, chunking: "c"))
        return store
    }

    /// A database with `documents` in the collection `default`, closed.
    func fill(_ documents: [PreparedDocument]) async throws {
        let store = try await defaultStore()
        _ = try await store.put(documents, in: "default")
        await store.close()
    }

    /// Does to the database what the store never would. No WAL is left.
    func tamper(_ sql: String) throws {
        let program = try OtherProgram(database)
        try program.execute(sql)
        try program.close()
    }
}
