import Foundation
import Gateway
import RAGCore
import ReplyFormat
import WireFormat

/// Many at once: equal requests, streams, a failing upstream.
extension GatewayBench {
    func crowd(_ rig: GatewayRig, count: Int, upstreamMs: Int) async throws -> (GatewayReport.Crowd, requests: Int) {
        let body = GatewayRig.body(7)
        let (all, bodies) = try await withThrowingTaskGroup(of: (Duration, [UInt8]).self) { group in
            for _ in 0..<count {
                group.addTask {
                    let start = ContinuousClock.now
                    let reply = try await rig.gateway.chat(ChatCall(body: body))
                    return (ContinuousClock.now - start, reply.body)
                }
            }
            return try await group.reduce(into: ([Duration](), Set<[UInt8]>())) { sum, answer in
                sum.0.append(answer.0)
                sum.1.insert(answer.1)
            }
        }
        let report = GatewayReport.Crowd(
            requests: count,
            upstreamMs: upstreamMs,
            upstreamCalls: try await rig.upstreamCalls(),
            distinctAnswers: bodies.count,
            ms: Latency(millisecondsOf: all),
            slowestMs: (all.max() ?? .zero).milliseconds
        )
        return (report, count)
    }

    func retries(_ rig: GatewayRig) async throws -> (GatewayReport.Retries, requests: Int) {
        // With their retries they stay below what opens the most patient breaker, so that the budget alone is seen.
        let count = 900
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
