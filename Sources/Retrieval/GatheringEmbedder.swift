package import RAGCore
import Synchronization

/// Embeds what many ask for at the same time in few batches: texts that come while a batch is at work go together into the
/// next one.
///
/// A batch takes all cores, so two of them side by side would only stand in each other's way, and one of many short texts
/// costs far less than as many of one. A caller alone waits for nobody.
package final class GatheringEmbedder: Embedder {
    private struct Waiting {
        let texts: [String]
        let continuation: CheckedContinuation<[Embedding], any Error>
    }

    private struct State {
        var waiting: [Waiting] = []
        var isAtWork = false
    }

    /// Texts of one batch; whoever brings more is no question.
    private static let batchLimit = 64

    private let embedder: any Embedder
    private let tasks = BackgroundTasks()
    private let state = Mutex(State())

    package init(_ embedder: any Embedder) {
        self.embedder = embedder
    }

    package var fingerprint: String { embedder.fingerprint }
    package var dimension: Int { embedder.dimension }

    /// Callers whose texts wait for the next batch.
    package var waitingCount: Int { state.withLock { $0.waiting.count } }

    package func embed(_ texts: [String]) async throws -> [Embedding] {
        guard !texts.isEmpty, texts.count <= Self.batchLimit else { return try await embedder.embed(texts) }
        try Task.checkCancellation()
        return try await withCheckedThrowingContinuation { continuation in
            let begins = state.withLock { state in
                state.waiting.append(Waiting(texts: texts, continuation: continuation))
                defer { state.isAtWork = true }
                return !state.isAtWork
            }
            if begins { tasks.start { await self.work() } }
        }
    }

    /// Batch after batch, until nobody waits.
    private func work() async {
        while true {
            let batch = nextBatch()
            guard !batch.isEmpty else { return }
            do {
                var rest = try await embedder.embed(batch.flatMap(\.texts))[...]
                for waiting in batch {
                    waiting.continuation.resume(returning: Array(rest.prefix(waiting.texts.count)))
                    rest = rest.dropFirst(waiting.texts.count)
                }
            } catch {
                for waiting in batch { waiting.continuation.resume(throwing: error) }
            }
        }
    }

    /// Those who waited longest, as many as fit; none ends the work.
    private func nextBatch() -> [Waiting] {
        state.withLock { state in
            var count = 0
            let fitting = state.waiting.prefix { waiting in
                count += waiting.texts.count
                return count <= Self.batchLimit
            }
            let batch = Array(fitting)
            state.waiting.removeFirst(batch.count)
            if batch.isEmpty { state.isAtWork = false }
            return batch
        }
    }
}
