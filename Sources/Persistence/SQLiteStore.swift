import Dispatch
import GRDB
import RAGCore

/// Documents, chunks, vectors and the full-text index in one SQLite file.
///
/// Everything that belongs to a change is one transaction, synced to disk when `put` or `remove` returns. One process
/// writes at a time, and any number read while it does. Accesses run on queues of their own, not on the cooperative
/// threads; those of a cancelled task end with `CancellationError`, and a write of it leaves nothing behind.
package final class SQLiteStore: DocumentStore, PassageStore {
    package enum Mode: Sendable {
        case read
        /// Makes the file where there is none, and takes the writer's lock.
        case write
        /// Takes the writer's lock on a database that is there.
        case writeExisting
    }

    /// Absolute, links resolved.
    package let path: String
    let mode: Mode
    let options: StoreOptions
    let frequencies = DocumentFrequencies()
    private let pool: DatabasePool
    private let lock: WriterLock?

    /// Opens the database. It reads files and may wait for `busyTimeout`; `open` does not block its caller.
    ///
    /// - Throws: `PersistenceError`. A file that is refused is left as it was, and no file is made beside it.
    package init(path given: String, mode: Mode, options: StoreOptions = StoreOptions()) throws {
        let file = try DatabaseFile(path: given, schema: .corpus)
        path = file.path
        self.mode = mode
        self.options = options
        switch mode {
        case .read:
            guard file.content == .database else { throw PersistenceError.missingDatabase(path: file.path) }
            lock = nil
        case .write, .writeExisting:
            guard mode == .write || file.content == .database else {
                throw PersistenceError.missingDatabase(path: file.path)
            }
            try file.checkWritable()
            lock = try WriterLock(path: file.path, command: options.command)
        }
        do {
            pool = try Self.openPool(path: path, mode: mode, options: options)
        } catch {
            throw Self.openingError(error, path: path, mode: mode)
        }
    }

    /// Opens the database as `init` does, on a thread of its own.
    package static func open(
        path: String,
        mode: Mode,
        options: StoreOptions = StoreOptions()
    ) async throws -> SQLiteStore {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try SQLiteStore(path: path, mode: mode, options: options) })
            }
        }
    }

    /// Closes in its own time: the last reference may go on a queue of the pool, which cannot wait for itself. `close` says
    /// when it is done.
    deinit {
        DispatchQueue.global().async { [pool, lock] in Self.close(pool, lock) }
    }

    /// Closes the database and gives the writer's lock up, once the accesses under way have ended. Later ones fail.
    package func close() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [pool, lock] in
                Self.close(pool, lock)
                continuation.resume()
            }
        }
    }

    /// The readers go first, because the connection that closes last takes the WAL into the file, and only the writer's
    /// may; the lock goes last.
    private static func close(_ pool: DatabasePool, _ lock: WriterLock?) {
        pool.releaseMemory()
        try? pool.close()
        lock?.release()
    }

    private static func openingError(_ error: any Error, path: String, mode: Mode) -> any Error {
        let error = PersistenceError.translating(error, path: path)
        guard mode == .read, error as? PersistenceError == .readOnly(path: path) else { return error }
        return PersistenceError.cannotOpen(
            path: path,
            detail: "its -wal and -shm files are missing and its folder may not be written; "
                + "open it once as a user who may write there"
        )
    }

    private static func openPool(path: String, mode: Mode, options: StoreOptions) throws -> DatabasePool {
        let settings = ConnectionSettings(path: path, schema: .corpus, sharing: .oneWriter, options: options)
        let pool = try DatabasePool(path: path, configuration: settings.configuration(isWriter: mode != .read))
        if mode != .read {
            try pool.writeWithoutTransaction(settings.finishWriter)
        }
        return pool
    }

    /// One reading of one state of the database.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch {
            throw PersistenceError.translating(error, path: path)
        }
    }

    /// One transaction that writes; what throws leaves everything as it was.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        guard canWrite else { throw PersistenceError.readOnly(path: path) }
        do {
            return try await pool.write(body)
        } catch {
            throw PersistenceError.translating(error, path: path)
        }
    }
}
