package import RAGCore
import Synchronization

/// Tells who sends a request, by the text of a key.
///
/// All keys lie in memory: the store bounds their number, and a flood of keys that do not exist costs no reading. Twice a
/// second at most, and only while somebody asks, the store is asked for its version, once for everybody; the keys are read
/// again where it has changed. A key that was revoked in whatever process a second before a request came is refused.
package final class KeyDirectory: Sendable {
    private struct State {
        var snapshot: KeySnapshot?
        var reading: Reading?
    }

    /// A reading of the store for everybody who waits for it.
    private final class Reading: Sendable {
        let startedAt: ContinuousClock.Instant
        let result = Mutex<Result<KeySnapshot, any Error>?>(nil)
        let task = Mutex<Task<Void, Never>?>(nil)

        init(startedAt: ContinuousClock.Instant) {
            self.startedAt = startedAt
        }
    }

    private enum Step {
        case use(KeySnapshot)
        case wait(Reading)
    }

    private let store: any AccessKeyStore
    private let opensWithoutKeys: Bool
    private let time: any TimeSource
    private let tasks: BackgroundTasks
    private let state = Mutex(State())

    /// From that age on the keys are read again, while those that are there are still used.
    private static let renewal = Duration.milliseconds(500)
    /// Keys of that age are not used.
    private static let longestUse = Duration.seconds(1)

    /// - Parameters:
    ///   - opensWithoutKeys: whether everybody is let in as long as the store has no key at all. It is for a server that is
    ///     reached from its own machine only.
    ///   - tasks: in which the store is read.
    package init(store: any AccessKeyStore, opensWithoutKeys: Bool, time: any TimeSource, tasks: BackgroundTasks) {
        self.store = store
        self.opensWithoutKeys = opensWithoutKeys
        self.time = time
        self.tasks = tasks
    }

    /// - Parameter text: what was sent as a key; nil where none was.
    /// - Throws: what the store throws. Then nobody knows, and nobody is let in.
    package func verify(_ text: String?) async throws -> KeyVerdict {
        let key = text.flatMap { KeyText($0) }
        if key == nil, !opensWithoutKeys { return Self.refusal(of: text) }
        let snapshot = try await snapshot()
        if opensWithoutKeys, snapshot.isEmpty { return .valid(.anybody) }
        guard let key else { return Self.refusal(of: text) }
        return snapshot.verdict(on: key, at: time.date)
    }

    /// Whether there is any key, be it one that holds no more.
    package func hasKeys() async throws -> Bool {
        try await !snapshot().isEmpty
    }

    private static func refusal(of text: String?) -> KeyVerdict {
        .refused(text == nil ? .missing : .malformed)
    }

    /// The keys as they were less than a second before the call.
    private func snapshot() async throws -> KeySnapshot {
        let now = time.now
        while true {
            switch state.withLock({ step(&$0, at: now) }) {
            case .use(let snapshot): return snapshot
            case .wait(let reading):
                await reading.task.withLock { $0 }?.value
                guard reading.startedAt > now - Self.longestUse else { continue }
                guard let result = reading.result.withLock({ $0 }) else { throw CancellationError() }
                return try result.get()
            }
        }
    }

    private func step(_ state: inout State, at now: ContinuousClock.Instant) -> Step {
        let age = state.snapshot.map { now - $0.readAt }
        if let snapshot = state.snapshot, let age, age < Self.renewal { return .use(snapshot) }
        let reading = state.reading ?? read(after: state.snapshot)
        state.reading = reading
        if let snapshot = state.snapshot, let age, age < Self.longestUse { return .use(snapshot) }
        return .wait(reading)
    }

    private func read(after old: KeySnapshot?) -> Reading {
        let reading = Reading(startedAt: time.now)
        reading.task.withLock { task in
            task = tasks.start {
                let result = await self.keys(after: old, readAt: reading.startedAt)
                reading.result.withLock { $0 = result }
                self.state.withLock { state in
                    state.reading = nil
                    if case .success(let snapshot) = result { state.snapshot = snapshot }
                }
            }
        }
        return reading
    }

    /// The version is read before the keys: what changes between the two is read again the next time.
    private func keys(
        after old: KeySnapshot?,
        readAt: ContinuousClock.Instant
    ) async -> Result<KeySnapshot, any Error> {
        do {
            let version = try await store.accessVersion()
            if var same = old, same.version == version {
                same.readAt = readAt
                return .success(same)
            }
            return .success(KeySnapshot(try await store.accessKeys(), version: version, readAt: readAt))
        } catch {
            return .failure(error)
        }
    }
}
