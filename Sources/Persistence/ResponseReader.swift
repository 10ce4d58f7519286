import Dispatch
import GRDB
import RAGCore

/// Reads cached answers on a connection and a thread of their own, beside the one that writes.
final class ResponseReader: Sendable {
    private let path: String
    private let database: DatabaseQueue

    init(path: String, database: DatabaseQueue) {
        self.path = path
        self.database = database
    }

    func response(for key: ResponseKey) async throws -> ArchivedResponse? {
        try await withCheckedThrowingContinuation { continuation in
            // In this connection, which only reads, "write" is no more than a turn on its thread.
            database.asyncWriteWithoutTransaction { [path] db in
                do {
                    continuation.resume(returning: try ResponseTable(db).response(for: key))
                } catch {
                    continuation.resume(throwing: PersistenceError.translatingLedger(error, path: path))
                }
            }
        }
    }

    /// Reads the keys in the file, in the background. Where that fails, each answer is looked for.
    func loadKeys(into known: KnownKeys) {
        database.asyncWriteWithoutTransaction { db in
            if let prefixes = try? ResponseTable(db).keyPrefixes() { known.load(prefixes) }
        }
    }

    /// Waits for the reads under way. Later ones fail.
    func close() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [database] in
                try? database.close()
                continuation.resume()
            }
        }
    }
}
