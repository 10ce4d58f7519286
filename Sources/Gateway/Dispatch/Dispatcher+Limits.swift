import RAGCore
import Resilience
import Transport
import Upstreams

/// How fast, and for how long, an upstream is called.
extension Dispatcher {
    /// Waits while the upstream refuses calls for coming too fast.
    func passGate(of target: Target, _ isLast: Bool, _ deadline: ContinuousClock.Instant) async throws {
        while let wait = target.state.gate.wait(at: time.now) {
            guard isLast, time.now + wait < deadline else {
                throw AttemptFailure(
                    error: .rateLimited(upstream: target.lane.upstream.name, retryAfter: wait),
                    next: .otherUpstream,
                    health: .unknown
                )
            }
            try await time.sleep(until: time.now + wait)
        }
    }

    /// Waits for a place within the limits that are set for the upstream; where there is another to ask, only looks for one.
    func allowance(
        at target: Target,
        _ isLast: Bool,
        _ tokens: Int,
        _ deadline: ContinuousClock.Instant
    ) async throws -> RateGrant {
        let latest = Deadline(isLast ? deadline : time.now)
        do {
            return try await target.state.limiter.acquire(tokens: tokens, deadline: latest)
        } catch let error as ResilienceError {
            let name = target.lane.upstream.name
            // Without a wait the request is larger than the limit ever allows, here.
            let refusal = error.retryAfter.map { GatewayError.limitReached(upstream: name, retryAfter: $0) }
            throw AttemptFailure(
                error: refusal ?? .invalidRequest(error.description),
                next: .otherUpstream,
                health: .unknown
            )
        }
    }

    /// How long the call may take, whoever waits for it.
    ///
    /// Its callers' own deadlines are not in it: who joins later may have more time than who is there now. Each leaves when
    /// its time is up, and the last one ends the call; so what runs out here is the upstream's time, and its fault.
    func limits(_ target: Target) -> TransferLimits {
        let (settings, timeouts) = (configuration.settings, target.lane.upstream.timeouts)
        let total = min(settings.retry.perTry ?? timeouts.total, timeouts.total, settings.deadline)
        let firstByte = target.model.firstToken ?? timeouts.firstByte
        return TransferLimits(
            connect: min(timeouts.connect, total),
            firstByte: min(firstByte, total),
            silence: timeouts.silence,
            total: total,
            bodyBytes: settings.streamLimit
        )
    }
}
