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

    private let entries: Mutex<RecentlyUsed<ResponseKey, Entry>>

    init(byteLimit: Int) {
        entries = Mutex(RecentlyUsed(sizeLimit: byteLimit))
    }

    func entry(for key: ResponseKey, at now: ContinuousClock.Instant) -> Entry? {
        entries.withLock { entries in
            guard let entry = entries.use(key) else { return nil }
            guard now < entry.keepUntil else {
                entries.remove(key)
                return nil
            }
            return entry
        }
    }

    func store(_ entry: Entry, for key: ResponseKey) {
        entries.withLock { $0.insert(entry, for: key, size: entry.response.bytes) }
    }

    /// Whether the caller is the one to ask for a stale answer anew; nobody else is until `next`.
    func claimRefresh(of key: ResponseKey, at now: ContinuousClock.Instant, next: ContinuousClock.Instant) -> Bool {
        entries.withLock { entries in
            entries.update(key) { entry in
                guard entry.refreshAt <= now else { return false }
                entry.refreshAt = next
                return true
            } ?? false
        }
    }

    func removeAll() {
        entries.withLock { $0.removeAll() }
    }

    /// Of all entries together, about.
    var bytes: Int { entries.withLock { $0.size } }
}
