import GRDB
import RAGCore

/// Reads the ledger, while other processes write it.
///
/// Each method is one pass over the lines meant, on a thread of its own and in one state of the file; it ends with
/// `CancellationError` where the task is cancelled.
package final class LedgerReader: Sendable {
    package let path: String
    private let database: DatabaseQueue

    /// - Parameter corpus: the path of the database of documents that the ledger lies beside.
    /// - Throws: `PersistenceError`, `missingLedger` where no call was made yet. No file is made.
    package init(beside corpus: String, busyTimeout: Duration = .seconds(5)) throws {
        path = GatewayFile.path(beside: corpus)
        do {
            guard try DatabaseFile(path: path, schema: .gateway).content == .database else {
                throw PersistenceError.missingLedger(path: path)
            }
            let settings = ConnectionSettings(
                path: path,
                schema: .gateway,
                sharing: .turns,
                options: StoreOptions(busyTimeout: busyTimeout)
            )
            database = try DatabaseQueue(path: path, configuration: settings.configuration(isWriter: false))
        } catch {
            throw PersistenceError.translatingLedger(error, path: path)
        }
    }

    package func summary(of selection: LedgerSelection = LedgerSelection()) async throws -> LedgerSummary {
        try await read { scan in
            var tally = LedgerTally(names: scan.names.count)
            try scan.forEach(selection) { tally.add($0) }
            return tally.summary(names: scan.names)
        }
    }

    /// Hands over the latency of each request, for a histogram. Hedges are left out.
    ///
    /// - Parameter body: runs on the reader's thread.
    package func forEachLatency(
        in selection: LedgerSelection = LedgerSelection(),
        _ body: @escaping @Sendable (Duration) -> Void
    ) async throws {
        try await read { scan in
            try scan.forEach(selection) { line in
                if line.record.operation != .hedge { body(line.record.latency) }
            }
        }
    }

    package func answeredUsage(in selection: LedgerSelection = LedgerSelection()) async throws -> AnsweredUsage {
        try await read { scan in
            var answered = AnsweredUsage()
            try scan.forEach(selection) { answered.add($0.record) }
            return answered
        }
    }

    private func read<Value: Sendable>(_ body: @escaping @Sendable (LedgerScan) throws -> Value) async throws -> Value {
        do {
            return try await database.read { try body(LedgerScan($0)) }
        } catch {
            throw PersistenceError.translatingLedger(error, path: path)
        }
    }
}
