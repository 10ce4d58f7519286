import RAGCore
import Synchronization

/// Answers in memory, bounded in bytes; the least recently used go first.
///
/// A lock, not an actor: no step here awaits while it holds the entries.
final class MemoryCache: Sendable {
    /// An answer, and how long it is good for. Its times are monotonic, so that a clock that is set changes nothing.
    struct Entry: Sendable {
        var response: CachedResponse
        var storedAt: ContinuousClock.Instant
        var freshUntil: ContinuousClock.Instant
        /// After that it is not even served stale.
        var keepUntil: ContinuousClock.Instant
        /// When a stale answer may next be asked for anew.
        var refreshAt: ContinuousClock.Instant
    }

    /// Grows whenever the entries are dropped: an answer that was asked for before is not stored after.
    struct Generation: Sendable, Equatable {
        fileprivate var number = 0
    }

    private struct State {
        var entries: RecentlyUsed<ResponseKey, Entry>
        var generation = Generation()
    }

    private let state: Mutex<State>

    init(byteLimit: Int) {
        state = Mutex(State(entries: RecentlyUsed(sizeLimit: byteLimit)))
    }

    var generation: Generation { state.withLock { $0.generation } }

    func entry(for key: ResponseKey, at now: ContinuousClock.Instant) -> Entry? {
        state.withLock { state in
            guard let entry = state.entries.use(key) else { return nil }
            guard now < entry.keepUntil else {
                state.entries.remove(key)
                return nil
            }
            return entry
        }
    }

    /// Stores the entry, unless the entries were dropped since `generation`.
    ///
    /// - Parameter alongside: run in the same step, where the entry is stored; it must not wait.
    func store(_ entry: Entry, for key: ResponseKey, of generation: Generation, alongside: () -> Void = {}) {
        state.withLock { state in
            guard state.generation == generation else { return }
            state.entries.insert(entry, for: key, size: entry.response.bytes)
            alongside()
        }
    }

    /// Whether the caller is the one to ask for a stale answer anew; nobody else is until `next`.
    func claimRefresh(of key: ResponseKey, at now: ContinuousClock.Instant, next: ContinuousClock.Instant) -> Bool {
        state.withLock { state in
            state.entries.update(key) { entry in
                guard entry.refreshAt <= now else { return false }
                entry.refreshAt = next
                return true
            } ?? false
        }
    }

    func removeAll() {
        state.withLock { state in
            state.entries.removeAll()
            state.generation.number += 1
        }
    }
}
