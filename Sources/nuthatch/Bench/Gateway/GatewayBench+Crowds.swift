import Foundation
import Gateway
import RAGCore
import Synchronization
import WireFormat

/// Many at once: equal requests, streams, a failing upstream.
extension GatewayBench {
    func crowd(_ rig: GatewayRig, count: Int, upstreamMs: Int) async throws -> (GatewayReport.Crowd, requests: Int) {
        let bodies = Mutex<[[UInt8]: Int]>([:])
        let times = Mutex<[Duration]>([])
        let body = GatewayRig.body(7)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask {
                    let start = ContinuousClock.now
                    let reply = try await rig.gateway.chat(ChatCall(body: body))
                    let time = ContinuousClock.now - start
                    times.withLock { $0.append(time) }
                    bodies.withLock { $0[reply.body, default: 0] += 1 }
                }
            }
            try await group.waitForAll()
        }
        let all = times.withLock { $0 }
        let report = GatewayReport.Crowd(
            requests: count,
            upstreamMs: upstreamMs,
            upstreamCalls: try await rig.upstreamCalls(),
            distinctAnswers: bodies.withLock { $0.count },
            ms: Latency(millisecondsOf: all),
            slowestMs: (all.max() ?? .zero).milliseconds
        )
        return (report, count)
    }

    func retries(_ rig: GatewayRig) async throws -> (GatewayReport.Retries, requests: Int) {
        let count = 1000
        try await rig.simulate("status=503")
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                if number >= 64 { await group.next() }
                group.addTask { _ = try? await rig.gateway.chat(GatewayRig.call(number)) }
            }
        }
        let calls = try await rig.upstreamCalls()
        let amplification = (Double(calls) / Double(count)).rounded(to: 3)
        return (GatewayReport.Retries(requests: count, upstreamCalls: calls, amplification: amplification), count)
    }

    func openBreaker(_ rig: GatewayRig) async throws -> (GatewayReport.OpenBreaker, requests: Int) {
        try await rig.simulate("status=500")
        var sent = 0
        // Opened by five failures in a row.
        while sent < 100 {
            sent += 1
            do {
                _ = try await rig.gateway.chat(GatewayRig.call(sent))
            } catch GatewayError.breakerOpen {
                break
            } catch {
                continue
            }
        }
        try await rig.simulate("status=500")
        let count = 20_000
        var times: [Duration] = []
        var withRetryAfter = 0
        for number in 0..<count {
            let call = try GatewayRig.call(1_000_000 + number)
            let start = ContinuousClock.now
            do {
                _ = try await rig.gateway.chat(call)
            } catch let error as GatewayError {
                if error.retryAfter.map({ $0 > .zero }) ?? false { withRetryAfter += 1 }
            }
            times.append(.now - start)
        }
        let report = GatewayReport.OpenBreaker(
            requests: count,
            refusalUs: Latency(microsecondsOf: times),
            withRetryAfter: withRetryAfter,
            upstreamCalls: try await rig.upstreamCalls()
        )
        return (report, sent + count)
    }
}
