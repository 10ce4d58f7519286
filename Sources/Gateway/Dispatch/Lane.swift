import RAGCore
import Resilience
import Synchronization
import Transport
import Upstreams

/// What is known of one upstream, and of each model there: who is sick, busy or slow.
final class Lane: Sendable {
    let upstream: UpstreamEntry
    let keys: KeyRing
    /// Calls under way, for balancing.
    let outstanding = Atomic<Int>(0)
    private let time: any TimeSource
    private let random: SharedGenerator
    private let models = Mutex<[String: ModelLane]>([:])

    init(_ upstream: UpstreamEntry, time: any TimeSource, random: SharedGenerator) {
        self.upstream = upstream
        self.time = time
        self.random = random
        keys = KeyRing((try? upstream.keys) ?? [])
    }

    /// The state of `model`, made at its first call: models are the catalogue's, so there are few.
    func model(_ model: ModelEntry) -> ModelLane {
        models.withLock { models in
            if let known = models[model.name] { return known }
            let made = ModelLane(upstream, model, time: time, random: random)
            models[model.name] = made
            return made
        }
    }

    /// Of each model that was called, by name.
    func snapshots(at now: ContinuousClock.Instant) -> [(model: String, breaker: BreakerSnapshot)] {
        models.withLock { models in
            models.sorted { $0.key < $1.key }.map { ($0.key, $0.value.breaker.snapshot(at: now)) }
        }
    }
}

extension Lane {
    /// A request for `path` below the upstream's base URL.
    func request(
        _ method: HTTPMethod,
        _ path: String,
        body: [UInt8] = [],
        accepts: String,
        key: KeyRing.Choice,
        limits: TransferLimits
    ) -> HTTPRequest {
        var headers = upstream.headers.fields.map { HTTPHeader(name: $0.name, value: $0.value.value) }
        headers.append(HTTPHeader(name: "Accept", value: accepts))
        if method == .post { headers.append(HTTPHeader(name: "Content-Type", value: "application/json")) }
        if let key = key.key { headers.append(HTTPHeader(name: "Authorization", value: "Bearer " + key.value)) }
        return HTTPRequest(
            method: method,
            url: upstream.baseURL.endpoint(path),
            headers: headers,
            body: body,
            pool: key.pool(of: upstream.name),
            limits: limits,
            allowsPlainHTTP: !upstream.baseURL.isEncrypted
        )
    }
}
