import Dispatch
import GRDB
package import RAGCore

/// The gateway's file beside the database of documents: what each call cost, and the answers that are cached.
///
/// Any number of processes write it, as `nuthatch chat` does while `nuthatch serve` runs, and any number read it
/// meanwhile. SQLite in WAL mode lets no reader wait for a writer, so a long look at the ledger holds no call up; a
/// rollback journal would. But SQLite 3.40 can lose pages where one connection commits while another checkpoints, so here
/// each commit, with the checkpoint that it may bring, is a turn that one process has at a time: `TurnLock`.
///
/// Opening does not read the whole file to see whether it is sound, as it grows large. What a damaged page keeps from being
/// read or written is said when it is met.
package final class GatewayFile: Sendable {
    package let path: String
    package let ledger: SQLiteLedger
    package let archive: SQLiteArchive
    private let writer: GroupWriter
    private let reader: ResponseReader

    /// Where the file of the database at `corpus` is.
    package static func path(beside corpus: String) -> String {
        // Twice, as the file itself may be a link too.
        DatabaseFile.resolved(DatabaseFile.resolved(corpus) + ".ledger")
    }

    /// Opens the file, or makes it. It reads files and may wait for `busyTimeout`; `open` does not block its caller.
    ///
    /// - Parameter corpus: the path of the database of documents, which need not be there.
    /// - Throws: `PersistenceError`. A file that is refused is left as it was.
    package init(
        beside corpus: String,
        options: GatewayFileOptions = GatewayFileOptions(),
        time: any TimeSource = SystemTime()
    ) throws {
        let path = Self.path(beside: corpus)
        self.path = path
        do {
            try DatabaseFile(path: path, schema: .gateway).checkWritable()
            let turns = try TurnLock(path: path, patience: options.busyTimeout)
            let connections = try turns.perform { try Self.connect(path: path, options: options) }
            writer = GroupWriter(path: path, database: connections.writer, turns: turns, options: options, time: time)
            reader = ResponseReader(path: path, database: connections.reader)
        } catch {
            throw PersistenceError.translatingLedger(error, path: path)
        }
        ledger = SQLiteLedger(writer: writer)
        let known = KnownKeys()
        reader.loadKeys(into: known)
        archive = SQLiteArchive(writer: writer, reader: reader, known: known, time: time)
    }

    /// Opens the file as `init` does, on a thread of its own.
    package static func open(
        beside corpus: String,
        options: GatewayFileOptions = GatewayFileOptions(),
        time: any TimeSource = SystemTime()
    ) async throws -> GatewayFile {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try GatewayFile(beside: corpus, options: options, time: time) })
            }
        }
    }

    /// Writes what waits and closes the file. Lines recorded later are counted as lost.
    package func close() async {
        await writer.close()
        await reader.close()
    }

    private static func connect(
        path: String,
        options: GatewayFileOptions
    ) throws -> (writer: DatabaseQueue, reader: DatabaseQueue) {
        let settings = ConnectionSettings(
            path: path,
            schema: .gateway,
            sharing: .turns,
            options: StoreOptions(busyTimeout: options.busyTimeout, sizeLimit: options.sizeLimit)
        )
        let writer = try DatabaseQueue(path: path, configuration: settings.configuration(isWriter: true))
        try writer.writeWithoutTransaction(settings.finishWriter)
        return (writer, try DatabaseQueue(path: path, configuration: settings.configuration(isWriter: false)))
    }
}
