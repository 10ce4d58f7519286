import Foundation
import Handover
import Persistence
import RAGCore

/// A process that has the writer's lock of a database in a folder of its own, and takes in the writes of others.
struct Holder {
    let folder: String
    let store: SQLiteStore
    let server: HandoverServer

    /// Serves while `body` runs.
    ///
    /// - Parameters:
    ///   - name: the folder's; a long one makes the socket's path longer than an address.
    ///   - around: what stands between the server and the store.
    static func run(
        in name: String = "shop",
        keys: (any AccessKeyStore)? = nil,
        around: (SQLiteStore) -> any CorpusWriter = { $0 },
        _ body: (Holder) async throws -> Void
    ) async throws {
        let root = NSTemporaryDirectory() + "handover-" + UUID().uuidString
        let folder = root + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        let store = try SQLiteStore(
            path: folder + "/shop.sqlite",
            mode: .write,
            options: StoreOptions(command: "nuthatch serve")
        )
        let server = try HandoverServer(beside: store.path, writer: around(store), keys: keys)
        let holder = Holder(folder: folder, store: store, server: server)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await server.run() }
            do {
                try await body(holder)
            } catch {
                server.stop()
                throw error
            }
            server.stop()
            try await group.waitForAll()
        }
        await store.close()
    }

    func reader() throws -> SQLiteStore {
        try SQLiteStore(path: store.path, mode: .read)
    }

    /// What another process has of the database.
    func client() throws -> HandedOverStore<SQLiteStore> {
        HandedOverStore(reader: try reader(), writer: try remote())
    }

    func remote(patience: Duration = .seconds(20)) throws -> RemoteWriter {
        guard let writer = try RemoteWriter.connect(beside: store.path, patience: patience) else {
            throw NobodyListens()
        }
        return writer
    }
}

struct NobodyListens: Error {}
