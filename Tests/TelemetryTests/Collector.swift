import JSONText
import RAGCore
import Synchronization
import Telemetry
import TestSupport
import Tracing

/// A collector that keeps what it is sent, or is away; and a tracer that sends to it in a time that stands still.
final class Collector: Sendable {
    struct Away: Error {}

    private struct State {
        var bodies: [[UInt8]] = []
        var isAway = false
        var waiting: [(count: Int, latch: Latch<Void>)] = []
    }

    private let state = Mutex(State())
    let time = ManualTime()

    func exporter(batch: Int = 512, capacity: Int = 4096, secrets: [String] = []) -> SpanExporter {
        var settings = SpanExporter.Settings()
        settings.batch = batch
        settings.capacity = capacity
        let encoding = OTLPEncoding(service: "shop", version: "1.2", redaction: Redaction(secrets: secrets))
        return SpanExporter(encoding: encoding, settings: settings, time: time) { try self.take($0) }
    }

    static func tracer(_ exporter: SpanExporter, ratio: Double = 1) -> TelemetryTracer {
        let random = Mutex(SeededGenerator(seed: 3))
        return TelemetryTracer(sampler: TraceSampler(ratio: ratio), exporter: exporter) {
            random.withLock { $0.next() }
        }
    }

    func goAway() {
        state.withLock { $0.isAway = true }
    }

    /// Until it was sent that many requests.
    func requests(_ count: Int) async {
        let latch = Latch<Void>()
        let isThere = state.withLock { state in
            if state.bodies.count < count { state.waiting.append((count, latch)) }
            return state.bodies.count >= count
        }
        if !isThere { await latch.wait() }
    }

    /// The spans of each request.
    func batches() throws -> [[JSONNode]] {
        try state.withLock { $0.bodies }.map { body in
            let source = try JSONDocument(body).root["resourceSpans"]?.elements.first
            return source?["scopeSpans"]?.elements.first?["spans"]?.elements.map(\.self) ?? []
        }
    }

    func spans() throws -> [JSONNode] { try batches().flatMap(\.self) }

    var bodies: [[UInt8]] { state.withLock { $0.bodies } }

    private func take(_ body: [UInt8]) throws {
        let (isAway, ready) = state.withLock { state in
            state.bodies.append(body)
            let count = state.bodies.count
            let ready = state.waiting.filter { $0.count <= count }
            state.waiting.removeAll { $0.count <= count }
            return (state.isAway, ready)
        }
        for waiter in ready { waiter.latch.set() }
        if isAway { throw Away() }
    }
}
