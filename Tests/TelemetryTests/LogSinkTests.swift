import Dispatch
import Foundation
import Glibc
import Logging
import Metrics
import Telemetry
import TestSupport
import Testing

@Suite struct LogSinkTests {
    @Test func `lines keep their order, and flush waits for them`() async {
        let output = Output()
        let sink = LogSink(format: .text, capacity: 1 << 24, write: output.append)
        for round in 1...20 {
            for line in 0..<100 { sink.write(level: .info, label: "l", message: "\(round * 100 + line)", fields: []) }
            await sink.flush()
            #expect(output.lines.count == round * 100)
        }
        #expect(output.lines.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } } == Array(100..<2100))
    }

    @Test func `lines of several threads are whole, and none is lost`() async {
        let output = Output()
        let sink = LogSink(format: .json, capacity: 1 << 24, write: output.append)
        await withTaskGroup { group in
            for task in 0..<4 {
                group.addTask {
                    for line in 0..<2000 {
                        sink.write(level: .info, label: "l", message: "\(task * 2000 + line)", fields: [])
                    }
                    await sink.flush()
                }
            }
        }
        let messages = output.lines.compactMap { try? Output.fields(ofLine: $0)["message"] }
        #expect(Set(messages) == Set((0..<8000).map(String.init)))
        #expect(messages.count == 8000)
    }

    @Test func `where the output is stuck lines are dropped, and the next line says how many`() async throws {
        let output = Output()
        let gate = DispatchSemaphore(value: 0)
        let (entries, continuation) = AsyncStream.makeStream(of: Void.self)
        let sink = LogSink(format: .text, capacity: 200, time: ManualTime()) { bytes in
            continuation.yield()
            gate.wait()
            output.append(bytes)
        }
        func write(_ message: String) { sink.write(level: .info, label: "l", message: message, fields: []) }
        write("first")
        for await _ in entries { break }
        // 20 bytes each: ten have room while the first is being written.
        for line in 10..<25 { write("\(line)") }
        for _ in 0..<3 { gate.signal() }
        await sink.flush()
        write("last")
        await sink.flush()
        let time = try #require(output.lines.first).prefix(8)
        let kept = ["first"] + (10..<20).map(String.init)
        let notice =
            "\(time) warning nuthatch.log: lines of the log were dropped, for the output does not keep up dropped=5"
        #expect(output.lines == kept.map { "\(time) info l: \($0)" } + [notice, "\(time) info l: last"])
    }

    @Test func `what was written before the sink goes away is written all the same`() async {
        let output = Output()
        let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
        do {
            let sink = LogSink(format: .text) { bytes in
                output.append(bytes)
                if output.lines.count == 50 { continuation.finish() }
            }
            for line in 0..<50 { sink.write(level: .debug, label: "l", message: "\(line)", fields: []) }
        }
        for await _ in ends {}
        #expect(output.lines.count == 50)
    }

    @Test func `a slow non-blocking pipe gets all`() async throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let (reader, writer) = (ends[0], ends[1])
        try #require(fcntl(writer, F_SETFL, O_NONBLOCK) == 0)
        let sink = LogSink(format: .text, capacity: 1 << 24, write: FileOutput(descriptor: writer).write)
        let text = String(repeating: "x", count: 4000)
        for _ in 0..<250 { sink.write(level: .info, label: "l", message: text, fields: []) }
        async let read = Self.lines(250, from: reader)
        await sink.flush()
        #expect(await read.allSatisfy { $0.hasSuffix(" info l: \(text)") })
        close(writer)
        close(reader)
    }

    @Test func `a pipe that nobody reads any more does not end the process`() async throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        let sink = LogSink(format: .text, write: FileOutput(descriptor: ends[1]).write)
        for _ in 0..<3 {
            sink.write(level: .info, label: "l", message: "m", fields: [])
            await sink.flush()
        }
        close(ends[1])
    }

    @Test func `bootstrapped, loggers write to standard error and metrics count`() async throws {
        let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
            let registry = MetricsRegistry()
            let sink = bootstrap(level: .info, format: .json, registry: registry, secrets: ["hunter2!"])
            Logger(label: "a").info("hello hunter2!")
            Logger(label: "a").debug("not said")
            Counter(label: "greetings_total").increment()
            Logger(label: "b").notice("\(PrometheusText.page(of: registry))")
            await sink.flush()
        }
        let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("{") }.map(String.init)
        let fields = try lines.map(Output.fields)
        #expect(fields.map { $0["label"] } == ["a", "b"])
        #expect(fields.first?["message"] == "hello •••")
        #expect(fields.last?["message"]?.contains("greetings_total 1") == true)
    }

    /// Reads that many lines, a little at a time, on a thread of its own.
    private static func lines(_ count: Int, from descriptor: Int32) async -> [String] {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var bytes: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 10_000)
                while bytes.count(where: { $0 == 0x0A }) < count {
                    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                    guard poll(&request, 1, 10_000) == 1 else { break }
                    let read = read(descriptor, &buffer, buffer.count)
                    if read > 0 { bytes += buffer.prefix(read) }
                }
                continuation.resume(
                    returning: bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
                )
            }
        }
    }
}
