import RAGCore
import Resilience
import Upstreams
import WireFormat

/// What is known of one model at one upstream.
final class ModelLane: Sendable {
    let breaker: CircuitBreaker
    let breakerSettings: BreakerSettings
    let gate: RateGate
    let limiter: RateLimiter
    let policy: RetryPolicy
    let retries: CallBudget
    let hedges: CallBudget
    let latencies: RecentLatencies
    let rules: RequestDialect

    init(_ upstream: UpstreamEntry, _ model: ModelEntry, time: any TimeSource, random: SharedGenerator) {
        // What was configured was checked when it was read; where that has other bounds, the defaults hold.
        breakerSettings = (try? BreakerSettings(upstream.breaker)) ?? .standard
        policy = (try? RetryPolicy(attempts: upstream.attempts)) ?? .standard
        breaker = CircuitBreaker(breakerSettings, from: time.now, generator: random)
        gate = RateGate(generator: random)
        limiter = RateLimiter((try? RateLimits(upstream.limits, model: model.name)) ?? .none, time: time)
        retries = CallBudget(.retries, from: time.now)
        hedges = CallBudget(.hedges, from: time.now)
        latencies = RecentLatencies(from: time.now)
        let dialect = model.fieldRules
        rules =
            (try? RequestDialect(rename: dialect.rename, drop: dialect.drop, defaults: dialect.defaults))
            ?? RequestDialect()
    }
}

extension BreakerSettings {
    fileprivate init(_ configured: UpstreamEntry.Breaker) throws(ResilienceError) {
        guard !configured.isPlain else {
            self = try BreakerSettings(
                failureLimit: configured.failures,
                window: nil,
                rest: Backoff(base: configured.rest, limit: configured.rest, jitter: 0),
                probes: BreakerSettings.plain.probes
            )
            return
        }
        let window = Window(
            length: configured.window,
            minimumCalls: configured.minimumCalls,
            failureShare: configured.ratio,
            slowAfter: configured.slowLimit,
            failureLimit: max(configured.failures, Window().failureLimit)
        )
        var rest = BreakerSettings.standard.rest
        rest.base = configured.rest
        rest.limit = max(rest.limit, configured.rest)
        self = try BreakerSettings(failureLimit: configured.failures, window: window, rest: rest)
    }
}

extension RateLimits {
    /// The model's own, or else the upstream's.
    fileprivate init(_ limits: UpstreamEntry.Limits, model: String) throws(ResilienceError) {
        let rate = limits.models[model] ?? limits.rate
        self = try RateLimits(requestsPerMinute: rate.requestsPerMinute, tokensPerMinute: rate.tokensPerMinute)
    }
}
