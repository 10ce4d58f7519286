import CoreMetrics
package import RAGCore
import Synchronization

/// Sends spans to a collector, in batches: every five seconds, and as soon as a batch is full.
///
/// What waits is bounded. Spans are dropped and counted, here and as `nuthatch_spans_dropped_total`, where there is no room
/// and where a batch cannot be sent: a collector that is away holds nobody up, and what it missed is not sent again.
package final class SpanExporter: Sendable {
    package struct Settings: Sendable {
        package var interval = Duration.seconds(5)
        package var batch = 512
        /// Spans that may wait.
        package var capacity = 4096

        package init() {}
    }

    private struct State {
        var buffer: SpanBuffer
        var isEnding = false
        /// Cancelled to send before the interval is over.
        var timer: Task<Void, Never>?
    }

    private let encoding: OTLPEncoding
    private let interval: Duration
    private let time: any TimeSource
    private let send: @Sendable ([UInt8]) async throws -> Void
    private let state: Mutex<State>
    private let drops = Counter(label: "nuthatch_spans_dropped_total")

    /// - Parameters:
    ///   - send: sends the body of a request `POST …/v1/traces` with the content type `application/json`, within a limit of
    ///     its own, and throws where it is not taken.
    package init(
        encoding: OTLPEncoding,
        settings: Settings = Settings(),
        time: any TimeSource = SystemTime(),
        send: @escaping @Sendable ([UInt8]) async throws -> Void
    ) {
        self.encoding = encoding
        self.time = time
        self.send = send
        interval = settings.interval
        state = Mutex(State(buffer: SpanBuffer(capacity: settings.capacity, batch: max(1, settings.batch))))
    }

    /// Spans that were not sent and never will be.
    package var dropped: Int { state.withLock { $0.buffer.dropped } }

    func add(_ span: FinishedSpan) {
        let (hasRoom, timer) = state.withLock { state in
            let hasRoom = !state.isEnding && state.buffer.add(span)
            if state.isEnding { state.buffer.drop(1) }
            return (hasRoom, state.buffer.hasBatch ? state.timer : nil)
        }
        if !hasRoom { drops.increment() }
        timer?.cancel()
    }

    /// Sends until it is shut down or its task is cancelled, and then what is left.
    package func run() async {
        await withTaskCancellationHandler {
            while await wait() { await sendAll() }
            await sendAll()
        } onCancel: {
            shutDown()
        }
    }

    /// Has `run` send what is left and return; spans that end from now on are dropped.
    package func shutDown() {
        let timer = state.withLock { state in
            state.isEnding = true
            return state.timer
        }
        timer?.cancel()
    }

    /// - Returns: whether there may be more to come.
    private func wait() async -> Bool {
        let deadline = time.now + interval
        let timer = state.withLock { state -> Task<Void, Never>? in
            guard !state.isEnding, !state.buffer.hasBatch else { return nil }
            let timer = Task<Void, Never> { [time] in try? await time.sleep(until: deadline) }
            state.timer = timer
            return timer
        }
        await timer?.value
        return state.withLock { state in
            state.timer = nil
            return !state.isEnding
        }
    }

    private func sendAll() async {
        while case let spans = state.withLock({ $0.buffer.take() }), !spans.isEmpty {
            // Not in a task that may be cancelled: what ends the program is no reason to lose what it did.
            await Task.detached { await self.send(spans) }.value
        }
    }

    private func send(_ spans: [FinishedSpan]) async {
        do {
            try await send(encoding.body(spans))
        } catch {
            state.withLock { $0.buffer.drop(spans.count) }
            drops.increment(by: spans.count)
        }
    }
}
