import Dispatch
import Gateway
import JSONText
import RAGCore
import ReplyFormat

/// A thousand streams at once, each frame stamped with the moment at which it was sent.
extension GatewayBench {
    private struct Reading: Sendable {
        var first: Double
        var delays: [Double]
        var frames: Int
    }

    func streams(_ rig: GatewayRig) async throws -> (GatewayReport.Streams, requests: Int) {
        let (count, tokens) = (1000, 100)
        // What the first calls load is no stream's memory.
        _ = try await read(rig, number: count)
        let before = ProcessMemory.residentBytes
        ProcessMemory.resetPeak()
        let readings = try await withThrowingTaskGroup(of: Reading.self) { group in
            for number in 0..<count { group.addTask { try await read(rig, number: number) } }
            return try await group.reduce(into: [Reading]()) { $0.append($1) }
        }
        let memory = Double(max(0, ProcessMemory.peakBytes - before)) / 1024 / Double(count)
        let delays = readings.flatMap(\.delays)
        let first = readings.map(\.first)
        let report = GatewayReport.Streams(
            streams: count,
            tokens: tokens,
            firstTokenMs: Latency(first),
            slowestFirstTokenMs: (first.max() ?? 0).rounded(to: 3),
            tokenMs: Latency(delays),
            slowestTokenMs: (delays.max() ?? 0).rounded(to: 3),
            lostFrames: readings.reduce(0) { $0 + max(0, tokens - $1.frames) },
            memoryPerStreamKb: memory.rounded(to: 1)
        )
        return (report, count + 1)
    }

    private func read(_ rig: GatewayRig, number: Int) async throws -> Reading {
        var reading = Reading(first: -1, delays: [], frames: 0)
        let stream = try await rig.gateway.stream(GatewayRig.call(number, stream: true))
        while let frame = try await stream.next() {
            let root = try JSONDocument(frame).root
            guard let sent = root["x_sent_us"]?.double, let choice = root["choices"]?.elements.first,
                choice["delta"]?["content"]?.string?.isEmpty == false
            else { continue }
            let delay = (Self.monotonicMicroseconds - sent) / 1000
            if reading.first < 0 { reading.first = delay }
            reading.delays.append(delay)
            reading.frames += 1
        }
        return reading
    }

    /// Of the clock that the simulator's stamps are of, `CLOCK_MONOTONIC`.
    private static var monotonicMicroseconds: Double {
        Double(DispatchTime.now().uptimeNanoseconds) / 1e3
    }
}
