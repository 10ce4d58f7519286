import Gateway
import RAGCore
import ReplyFormat
import Transport

/// Calls one by one and many at once, beside bare libcurl.
extension GatewayBench {
    func single(_ rig: GatewayRig) async throws -> (GatewayReport.Single, requests: Int) {
        let (rounds, perRound) = (8, 250)
        let bodies = BenchBody()
        let bare = bareTransfers(rig)
        var bareTimes: [Duration] = []
        var gatewayTimes: [Duration] = []
        for round in 0...rounds {
            let direct = try await ComputeQueue.run { try bare(round).oneByOne(perRound) }
            var own: [Duration] = []
            for number in 0..<perRound {
                let body = bodies.numbered(round * perRound + number)
                let start = ContinuousClock.now
                _ = try await rig.gateway.chat(ChatCall(body: body))
                own.append(.now - start)
            }
            // The first round makes the connections and fills the caches of the machine.
            guard round > 0 else { continue }
            bareTimes += direct
            gatewayTimes += own
        }
        let (direct, own) = (Latency(microsecondsOf: bareTimes), Latency(microsecondsOf: gatewayTimes))
        var added = own
        added.p50 = (own.p50 - direct.p50).rounded(to: 3)
        added.p99 = (own.p99 - direct.p99).rounded(to: 3)
        let report = GatewayReport.Single(
            requests: rounds * perRound,
            bareUs: direct,
            gatewayUs: own,
            addedUs: added
        )
        return (report, (rounds + 1) * perRound)
    }

    func throughput(_ rig: GatewayRig) async throws -> (GatewayReport.Throughput, requests: Int) {
        let (callers, rounds, perRound) = (64, 5, 10_000)
        let bodies = BenchBody()
        let bare = bareTransfers(rig)
        var ratios: [Double] = []
        var speeds: [(bare: Double, own: Double)] = []
        for round in 0...rounds {
            let direct = try await ComputeQueue.run { try bare(round).atOnce(callers, count: perRound) }
            let start = ContinuousClock.now
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<callers {
                    group.addTask {
                        for number in stride(from: caller, to: perRound, by: callers) {
                            let body = bodies.numbered(round * perRound + number)
                            _ = try await rig.gateway.chat(ChatCall(body: body))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let own = ContinuousClock.now - start
            guard round > 0 else { continue }
            ratios.append((direct / own).rounded(to: 3))
            speeds.append((Double(perRound) / (direct / .seconds(1)), Double(perRound) / (own / .seconds(1))))
        }
        let report = GatewayReport.Throughput(
            callers: callers,
            requests: rounds * perRound,
            barePerSecond: speeds.map(\.bare).percentile(0.5).rounded(to: 0),
            gatewayPerSecond: speeds.map(\.own).percentile(0.5).rounded(to: 0),
            ratio: ratios.percentile(0.5),
            rounds: ratios
        )
        return (report, (rounds + 1) * perRound)
    }

    func memoryHits(_ rig: GatewayRig) async throws -> (GatewayReport.Hits, requests: Int) {
        let bytes = 2048
        // A body comes as bytes, over HTTP or from a file: reading it is part of a hit.
        let body = GatewayRig.body(1, bytes: bytes)
        _ = try await rig.gateway.chat(GatewayRig.call(1, bytes: bytes))
        var times: [Duration] = []
        let (alone, together) = (20_000, 200_000)
        for _ in 0..<alone {
            let start = ContinuousClock.now
            _ = try await rig.gateway.chat(ChatCall(body: body))
            times.append(.now - start)
        }
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    for _ in 0..<together / 2 { _ = try await rig.gateway.chat(ChatCall(body: body)) }
                }
            }
            try await group.waitForAll()
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let report = GatewayReport.Hits(
            requestBytes: bytes,
            latencyUs: Latency(microsecondsOf: times),
            perSecond: (Double(together) / seconds).rounded(to: 0)
        )
        return (report, 1 + alone + together)
    }

    private func bareTransfers(_ rig: GatewayRig) -> @Sendable (Int) -> BareTransfers {
        let url = rig.simulator.baseURL + "/chat/completions"
        let bodies = BenchBody()
        return { round in
            BareTransfers(
                url: url,
                headers: ["Content-Type: application/json", "Authorization: Bearer " + GatewayRig.key],
                // No body comes twice, in any round.
                body: { bodies.numbered(100_000_000_000 + round * 1_000_000 + $0) }
            )
        }
    }
}
