import JSONText
import RAGCore
import Telemetry
import TestSupport
import Testing
import Tracing

@Suite(.timeLimit(.minutes(1))) struct SpanExporterTests {
    private func end(_ count: Int, _ tracer: TelemetryTracer) {
        for index in 0..<count { tracer.startSpan("\(index)").end() }
    }

    @Test func `spans are sent every five seconds`() async throws {
        let collector = Collector()
        let exporter = collector.exporter()
        async let run: Void = exporter.run()
        end(3, Collector.tracer(exporter))
        await collector.time.untilSleeping()
        collector.time.advance(by: .milliseconds(4999))
        #expect(collector.bodies.isEmpty)
        collector.time.advance(by: .milliseconds(1))
        await collector.requests(1)
        #expect(try collector.spans().map { $0["name"]?.string } == ["0", "1", "2"])
        exporter.shutDown()
        await run
        #expect(exporter.dropped == 0)
    }

    @Test func `a full batch is sent at once`() async throws {
        let collector = Collector()
        let exporter = collector.exporter(batch: 10)
        async let run: Void = exporter.run()
        await collector.time.untilSleeping()
        end(10, Collector.tracer(exporter))
        await collector.requests(1)
        #expect(try collector.batches().map(\.count) == [10])
        exporter.shutDown()
        await run
    }

    @Test func `shutting down sends what is left, in batches, and drops what comes after`() async throws {
        let collector = Collector()
        let exporter = collector.exporter(batch: 10)
        let tracer = Collector.tracer(exporter)
        end(25, tracer)
        exporter.shutDown()
        end(2, tracer)
        await exporter.run()
        #expect(try collector.batches().map(\.count) == [10, 10, 5])
        #expect(exporter.dropped == 2)
    }

    @Test func `a cancelled exporter sends what is left`() async throws {
        let collector = Collector()
        let exporter = collector.exporter()
        let run = Task { await exporter.run() }
        await collector.time.untilSleeping()
        end(4, Collector.tracer(exporter))
        run.cancel()
        await run.value
        #expect(try collector.spans().count == 4)
        #expect(exporter.dropped == 0)
    }

    @Test func `what has no room is dropped and counted`() async throws {
        let collector = Collector()
        let exporter = collector.exporter(batch: 10, capacity: 20)
        end(25, Collector.tracer(exporter))
        #expect(exporter.dropped == 5)
        exporter.shutDown()
        await exporter.run()
        #expect(try collector.spans().map { $0["name"]?.string } == (0..<20).map { "\($0)" })
    }

    @Test func `what a collector that is away does not take is dropped and counted`() async throws {
        let collector = Collector()
        collector.goAway()
        let exporter = collector.exporter(batch: 10)
        end(15, Collector.tracer(exporter))
        exporter.shutDown()
        await exporter.run()
        #expect(collector.bodies.count == 2)
        #expect(exporter.dropped == 15)
    }
}
