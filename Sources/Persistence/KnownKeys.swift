import RAGCore
import Synchronization

/// The keys that the archive may have, so that most requests, which ask something new, need no look at the disk.
///
/// It holds a part of each key that was in the file when it was read, or was stored since: never too few of this process's,
/// some too many, for what is removed stays. Answers that another process stores meanwhile are not known, and are asked for
/// anew. Until the file was read everything may be there.
final class KnownKeys: Sendable {
    private struct State {
        /// Nil until the file was read.
        var prefixes: Set<UInt64>?
        /// Stored while it is being read.
        var early: Set<UInt64> = []
    }

    private let state = Mutex(State())

    /// The file was read: these are the keys in it.
    func load(_ prefixes: Set<UInt64>) {
        state.withLock { state in
            state.prefixes = prefixes.union(state.early)
            state.early = []
        }
    }

    func insert(_ key: ResponseKey) {
        state.withLock { state -> Void in
            if state.prefixes == nil {
                state.early.insert(key.prefix)
            } else {
                state.prefixes?.insert(key.prefix)
            }
        }
    }

    func mayHave(_ key: ResponseKey) -> Bool {
        state.withLock { $0.prefixes?.contains(key.prefix) ?? true }
    }
}
