import RAGCore
package import Resilience
package import Transport
package import Upstreams

/// What is known of the upstreams.
extension Gateway {
    /// Whether an upstream answers, and what it serves; or what is wrong.
    package struct UpstreamCheck: Sendable {
        package var upstream: String
        package var baseURL: String
        package var models: Result<[String], GatewayError>
    }

    /// Calls under way that others may join.
    package var flightCount: Int { flights.count }

    /// Requests that wait for one of them.
    package var waitingCount: Int { flights.presentCount }

    /// Callers whose texts wait for the end of a batch's window.
    package var gatheringCount: Int { batcher.gatheringCount }

    /// How an upstream stands with one of its models, as far as that was called.
    package struct UpstreamHealth: Sendable {
        package var upstream: String
        package var model: String
        package var breaker: BreakerSnapshot
    }

    /// In the order of the configuration, and of the models' names.
    package var health: [UpstreamHealth] {
        let now = time.now
        return dispatcher.lanes.flatMap { lane in
            lane.snapshots(at: now).map {
                UpstreamHealth(upstream: lane.upstream.name, model: $0.model, breaker: $0.breaker)
            }
        }
    }

    /// Asks each upstream for its models, all at once, in the order of the configuration.
    package func check() async -> [UpstreamCheck] {
        await withTaskGroup(of: (Int, UpstreamCheck).self) { group in
            for (number, lane) in dispatcher.lanes.enumerated() {
                group.addTask { (number, await self.check(lane)) }
            }
            var checks: [Int: UpstreamCheck] = [:]
            for await (number, check) in group { checks[number] = check }
            return dispatcher.lanes.indices.compactMap { checks[$0] }
        }
    }

    private func check(_ lane: Lane) async -> UpstreamCheck {
        let models: Result<[String], GatewayError>
        do {
            models = .success(try await dispatcher.models(of: lane))
        } catch {
            models = .failure(error as? GatewayError ?? .shutDown)
        }
        return UpstreamCheck(
            upstream: lane.upstream.name,
            baseURL: lane.upstream.baseURL.description,
            models: models
        )
    }
}

extension TransportSettings {
    /// With the connections that each upstream may have, by each of its keys.
    package init(_ configuration: GatewayConfiguration) {
        self.init()
        for upstream in configuration.upstreams {
            let keys = (try? upstream.keys.count) ?? 0
            for index in 0..<max(1, keys) {
                connections[KeyRing.pool(of: upstream.name, index)] = upstream.limits.connections
            }
        }
    }
}
