import Foundation
import Gateway
import RAGCore
import ReplyFormat
import Transport

/// The parts of `nuthatch bench gateway`.
struct GatewayBench: Sendable {
    let folder: String
    let isLarge: Bool

    func measure(_ part: BenchGateway.Part, into report: inout GatewayReport) async throws {
        switch part {
        case .single: report.single = try await run(&report) { try await single($0) }
        case .throughput: report.throughput = try await run(&report) { try await throughput($0) }
        case .hits:
            report.memoryHits = try await run(&report) { try await memoryHits($0) }
            report.archiveHits = try await archiveHits(&report)
        case .crowds:
            var crowds: [GatewayReport.Crowd] = []
            for (count, latency) in [(10_000, 300), (64, 200)] {
                crowds.append(
                    try await run(&report, ["--latency", "\(latency)", "--distinct-answers"]) { rig in
                        try await crowd(rig, count: count, upstreamMs: latency)
                    }
                )
            }
            report.crowds = crowds
        case .retries:
            let patient = ["breaker: {failures: 1000, minimum_calls: 1000}"]
            report.retries = try await run(&report, upstream: patient) { try await retries($0) }
        case .streams:
            let options = ["--token-interval", "20", "--answer-tokens", "100", "--stamp-tokens"]
            report.streams = try await run(&report, options) { try await streams($0) }
        case .breaker: report.openBreaker = try await run(&report) { try await openBreaker($0) }
        case .canaries:
            report.canaries = try await run(&report, ["--distinct-answers"]) { try await canaries($0) }
            report.breakerModel = try await ComputeQueue.run { try breakerModel() }
        }
    }

    /// Runs one part with a simulator, a ledger and a cache of its own.
    private func run<Value: Sendable>(
        _ report: inout GatewayReport,
        _ options: [String] = [],
        upstream: [String] = [],
        _ part: (GatewayRig) async throws -> (Value, requests: Int)
    ) async throws -> Value {
        let place = folder + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let simulator = try await ComputeQueue.run { try SimulatorProcess(options) }
        let rig = try await GatewayRig.open(simulator, folder: place, upstream: upstream)
        let (value, requests) = try await part(rig)
        report.requests += requests
        report.ledgerLines += try await rig.ledgerLines()
        await rig.close()
        return value
    }

    /// Answers of an earlier process: a second gateway over the same file has nothing in memory.
    private func archiveHits(_ report: inout GatewayReport) async throws -> GatewayReport.Hits {
        let place = folder + "/restart"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let simulator = try await ComputeQueue.run { try SimulatorProcess() }
        let count = 2000
        let before = try await GatewayRig.open(simulator, folder: place)
        for number in 0..<count { _ = try await before.gateway.chat(GatewayRig.call(number, bytes: 2048)) }
        await before.close()
        let after = try await GatewayRig.open(simulator, folder: place)
        var times: [Duration] = []
        for number in 0..<count {
            let call = try GatewayRig.call(number, bytes: 2048)
            let start = ContinuousClock.now
            let reply = try await after.gateway.chat(call)
            times.append(.now - start)
            guard reply.info.cache == .hit else {
                throw CommandFailure(.fault, "An archived answer was asked for anew.")
            }
        }
        report.requests += 2 * count
        report.ledgerLines += try await after.ledgerLines()
        await after.close()
        return GatewayReport.Hits(requestBytes: 2048, latencyUs: Latency(microsecondsOf: times))
    }
}

extension Latency {
    init(microsecondsOf durations: [Duration]) {
        self.init(durations.map { $0 / .microseconds(1) })
    }

    init(millisecondsOf durations: [Duration]) {
        self.init(durations.map { $0 / .milliseconds(1) })
    }
}
