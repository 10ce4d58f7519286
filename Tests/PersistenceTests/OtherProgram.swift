import GRDB

/// A program that knows nothing of the store and has opened its file with SQLite.
final class OtherProgram: Sendable {
    private let queue: DatabaseQueue

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(5)
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    func execute(_ sql: String) throws {
        try queue.unsafeReentrantWrite { db in try db.execute(sql: sql) }
    }

    /// The number that a query gives.
    func count(_ sql: String) throws -> Int {
        try queue.unsafeRead { db in try Int.fetchOne(db, sql: sql) ?? 0 }
    }

    func close() throws {
        try queue.close()
    }
}
