import Glibc
import Synchronization

/// Lets processes that write the same database do so by turns: one at a time, each for as long as a transaction takes.
///
/// SQLite keeps two commits apart by itself, but not a commit from another's checkpoint (see `ConnectionSettings`). A turn
/// costs two calls of `flock(2)`, about a microsecond.
final class TurnLock: Sendable {
    private let path: String
    private let patience: Duration
    /// Locked for the whole of a turn; nil once closed.
    private let file: Mutex<LockFile?>

    /// - Parameters:
    ///   - path: the database file.
    ///   - patience: how long a turn is waited for.
    init(path: String, patience: Duration) throws(PersistenceError) {
        self.path = path
        self.patience = patience
        file = Mutex(try LockFile(beside: path))
    }

    deinit { close() }

    /// Waits for the turn, which blocks the thread, and runs `body` in it.
    ///
    /// - Throws: `busy` where others had the turn all the time, and what `body` throws.
    func perform<Value: Sendable>(_ body: () throws -> Value) throws -> Value {
        try file.withLock { file in
            guard let file else { throw PersistenceError.cannotOpen(path: path, detail: "it was closed") }
            try wait(for: file)
            defer { file.unlock() }
            return try body()
        }
    }

    func close() {
        file.withLock { file in
            file?.close()
            file = nil
        }
    }

    /// `flock(2)` wakes nobody at a limit of time, so the lock is asked for again and again, ever less often. This thread is
    /// one that may block.
    private func wait(for file: LockFile) throws {
        let end = ContinuousClock.now + patience
        var microseconds: UInt32 = 50
        while try !file.lock() {
            guard ContinuousClock.now < end else { throw PersistenceError.busy(path: path) }
            usleep(microseconds)
            microseconds = min(microseconds * 2, 5_000)
        }
    }
}
