import Dispatch
import GRDB
import RAGCore
import Synchronization

/// Writes what waits for the gateway's file, group by group, on a thread of its own.
///
/// A group is one transaction and one turn (see `TurnLock`). It begins 50 ms after the first of it came, or when it is
/// full. One that cannot be written is tried again each second, and nobody who recorded something hears of it.
final class GroupWriter: Sendable {
    private static let window = DispatchTimeInterval.milliseconds(50)
    private static let pause = DispatchTimeInterval.seconds(1)
    /// Between looks for answers whose time is over, where nothing else is written.
    private static let sweepInterval = DispatchTimeInterval.seconds(60)
    /// Rows that one transaction clears away, besides two for each that it adds.
    private static let step = 64
    private static let stepOfRemoval = 500

    private let path: String
    private let options: GatewayFileOptions
    private let time: any TimeSource
    private let turns: TurnLock
    private let database: DatabaseQueue
    private let queue = DispatchQueue(label: "nuthatch-ledger")
    private let buffer: Mutex<WriteBuffer>
    private let names = Mutex(NameTable())
    private let pace = Mutex(WarningPace())
    private let isClearing = Atomic(false)

    init(path: String, database: DatabaseQueue, turns: TurnLock, options: GatewayFileOptions, time: any TimeSource) {
        self.path = path
        self.database = database
        self.turns = turns
        self.options = options
        self.time = time
        buffer = Mutex(WriteBuffer(limits: .init(lines: options.lineLimit, bytes: options.waitingAnswers)))
        queue.async { [weak self] in self?.sweep() }
    }

    var lostLines: Int { buffer.withLock { $0.lostLines } }

    func append(_ record: CallRecord) {
        obey(buffer.withLock { $0.append(record) })
    }

    /// An answer that is larger than the archive is not taken: it would drive all others out, and then go itself.
    func append(_ response: ArchivedResponse, for key: ResponseKey) {
        guard ResponseTable.size(of: response) <= options.archiveLimit else { return }
        obey(buffer.withLock { $0.append(response, for: key) })
    }

    /// What is not on the disk yet.
    func waitingResponse(for key: ResponseKey) -> ArchivedResponse? {
        buffer.withLock { $0.response(for: key) }
    }

    func flush() async throws {
        try await run { try $0.drain(closing: true) }
    }

    func removeResponses(tenant: String?) async throws {
        buffer.withLock { $0.removeResponses(tenant: tenant) }
        try await run { writer in
            let last = try writer.transaction { try ResponseTable($0).last() }
            while try writer.transaction({ db in
                try ResponseTable(db).remove(tenant: tenant, upTo: last, rows: Self.stepOfRemoval)
            }) {
                try writer.drain(closing: true)
            }
        }
    }

    /// Writes what waits, takes the WAL into the file and closes it. What cannot be written then is lost, and said.
    func close() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.finish()
                continuation.resume()
            }
        }
    }

    private func run(_ work: @escaping @Sendable (GroupWriter) throws -> Void) async throws {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work(self) }) }
        }
    }

    private func obey(_ wake: WriteBuffer.Wake) {
        switch wake {
        case .told: break
        case .soon: queue.asyncAfter(deadline: .now() + Self.window) { try? self.drain(closing: true) }
        case .now: queue.async { try? self.drain(closing: false) }
        }
    }
}

// MARK: - On the thread that writes

extension GroupWriter {
    /// - Parameter closing: whether the group that is not full yet is to be written too.
    private func drain(closing: Bool) throws {
        buffer.withLock { $0.begin(closing: closing) }
        do {
            var hasMore = false
            while let (group, answers) = buffer.withLock({ $0.next() }) {
                hasMore = try write(group.records, answers)
                buffer.withLock { $0.finish() }
            }
            if hasMore { clearLater() }
        } catch {
            let isFirst = buffer.withLock { buffer in
                defer { buffer.fail() }
                return !buffer.isFailing
            }
            if isFirst { retryLater() }
            warn(error)
            throw error
        }
        warn(nil)
        obey(buffer.withLock { $0.rest() })
    }

    private func retryLater() {
        queue.asyncAfter(deadline: .now() + Self.pause) {
            guard self.buffer.withLock({ $0.isFailing }) else { return }
            do { try self.drain(closing: true) } catch { self.retryLater() }
        }
    }

    /// One transaction.
    ///
    /// - Returns: whether there is more to clear away.
    private func write(_ records: [CallRecord], _ answers: [(ResponseKey, ArchivedResponse)]) throws -> Bool {
        try names.withLock { names in
            do {
                let hasMore = try transaction { db in
                    let calls = try CallTable(db)
                    for record in records { try calls.append(record, &names) }
                    let responses = ResponseTable(db)
                    try responses.put(answers)
                    return try self.clear(responses, rows: Self.step + 2 * answers.count)
                }
                names.commit()
                return hasMore
            } catch {
                names.rollBack()
                throw error
            }
        }
    }

    private func clear(_ responses: ResponseTable, rows: Int) throws -> Bool {
        let now = time.date
        let hasFuture = try responses.rebase(to: now, rows: rows)
        let hasExpired = try responses.expire(at: now, rows: rows)
        let hasTooMany = try responses.evict(to: options.archiveLimit, rows: rows)
        return hasFuture || hasExpired || hasTooMany
    }

    /// Clears away in steps, between which groups are written.
    private func clearLater() {
        guard !isClearing.exchange(true, ordering: .relaxed) else { return }
        queue.async { self.clearStep() }
    }

    private func clearStep() {
        isClearing.store(false, ordering: .relaxed)
        let hasMore = try? transaction { try self.clear(ResponseTable($0), rows: Self.step) }
        if hasMore == true { clearLater() }
    }

    private func sweep() {
        clearLater()
        queue.asyncAfter(deadline: .now() + Self.sweepInterval) { [weak self] in self?.sweep() }
    }

    private func transaction<Value: Sendable>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try turns.perform {
                try database.writeWithoutTransaction { db in
                    var value: Value?
                    try db.inTransaction(.immediate) {
                        value = try body(db)
                        return .commit
                    }
                    guard let value else { throw PersistenceError.unexpected("a transaction without a value") }
                    return value
                }
            }
        } catch {
            throw PersistenceError.translatingLedger(error, path: path)
        }
    }

    private func warn(_ failure: (any Error)?) {
        let (waiting, lost) = buffer.withLock { ($0.lines, $0.lostLines) }
        let isDue = pace.withLock { $0.admits(isFailing: failure != nil, lostLines: lost, now: time.now) }
        guard isDue else { return }
        let sentence = failure.map { String(describing: $0) }
        options.warn(.init(path: path, failure: sentence, waitingLines: waiting, lostLines: lost))
    }

    private func finish() {
        try? drain(closing: true)
        buffer.withLock { $0.giveUp() }
        try? turns.perform {
            try database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        }
        turns.close()
        try? database.close()
    }
}
