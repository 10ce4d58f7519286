import Logging
import RAGCore
import Resilience
import Synchronization
import Transport
import Upstreams

/// The attempts at one upstream.
extension Dispatcher {
    /// Tries, and tries again where that may help and the deadline, the attempts and the retry budget allow it.
    ///
    /// - Throws: `AttemptFailure` with what another upstream could do, or `CancellationError`.
    func attempts<Value: Sendable>(
        at target: Target,
        _ tokens: Int,
        _ deadline: @Sendable () -> ContinuousClock.Instant,
        _ count: @Sendable () -> Void,
        _ send: Send<Value>
    ) async throws -> Value {
        var tried: [KeyRing.Choice] = []
        var number = 1
        target.state.retries.request(at: time.now)
        while true {
            try await passGate(of: target, deadline())
            guard let key = target.lane.keys.choose(besides: tried, at: time.now) else {
                throw AttemptFailure(
                    error: .unauthorized(upstream: target.lane.upstream.name, status: 401),
                    next: .otherUpstream,
                    health: .unknown
                )
            }
            do {
                return try await attempt(at: target, key, tokens, deadline(), count, send)
            } catch let failure as AttemptFailure {
                var next = failure.next
                if case .otherKey = next {
                    tried.append(key)
                    let status = failure.status ?? 0
                    target.lane.keys.rest(key, status: status, retryAfter: failure.retryAfter, at: time.now)
                    if target.lane.keys.choose(besides: tried, at: time.now) != nil {
                        logger.notice("a key was refused, the next takes over", metadata: metadata(target, status))
                        continue
                    }
                    // The same key is tried again only where it was not the key that was at fault.
                    next = status == 429 ? .retry : .otherUpstream
                }
                guard case .retry = next, let wait = retryWait(after: failure, number, target, deadline()) else {
                    throw failure
                }
                tried.removeAll()
                number += 1
                try await time.sleep(until: time.now + wait)
            }
        }
    }

    private func attempt<Value: Sendable>(
        at target: Target,
        _ key: KeyRing.Choice,
        _ tokens: Int,
        _ deadline: ContinuousClock.Instant,
        _ count: @Sendable () -> Void,
        _ send: Send<Value>
    ) async throws -> Value {
        let state = target.state
        let grant = try await allowance(at: target, tokens, deadline)
        let started = time.now
        guard started < deadline else { throw GatewayError.deadlineExceeded }
        let permit: BreakerPermit
        switch state.breaker.admit(at: started) {
        case .refused(let wait):
            state.limiter.giveBack(grant)
            let name = target.lane.upstream.name
            throw AttemptFailure(
                error: .breakerOpen(upstream: name, model: target.model.name, retryAfter: wait),
                next: .otherUpstream,
                health: .unknown
            )
        case .permit(let given):
            permit = given
            note(given.transition, target)
        }
        count()
        target.lane.outstanding.add(1, ordering: .relaxed)
        defer { target.lane.outstanding.subtract(1, ordering: .relaxed) }
        do {
            let sent = try await send(Attempt(target: target, key: key, limits: limits(target, deadline - started)))
            let isSlow = state.breakerSettings.isSlow(timeToFirstToken: sent.firstToken)
            note(state.breaker.succeed(permit, at: time.now, isSlow: isSlow), target)
            state.gate.succeed(sentAt: started)
            state.latencies.record(time.now - started, at: time.now)
            if let usage = sent.usage {
                state.limiter.settle(grant, usedTokens: usage.input + usage.output)
            }
            return sent.value
        } catch let failure as AttemptFailure {
            judge(failure, permit, target, started)
            throw failure
        } catch let error as TransportError {
            let failure = AttemptFailure(error, upstream: target.lane.upstream.name)
            judge(failure, permit, target, started)
            throw failure
        } catch {
            // The caller left: that says nothing of the upstream.
            state.breaker.giveBack(permit)
            throw error
        }
    }

    /// How long to wait before another attempt at the same upstream; nil for none.
    private func retryWait(
        after failure: AttemptFailure,
        _ number: Int,
        _ target: Target,
        _ deadline: ContinuousClock.Instant
    ) -> Duration? {
        let (state, now) = (target.state, time.now)
        var generator = random
        let attempt = FailedAttempt(
            fault: failure.fault,
            number: number,
            retryAfter: failure.retryAfter,
            remaining: deadline - now,
            baseLatency: state.latencies.quantile(0.5, at: now)
        )
        switch state.policy.decide(after: attempt, using: &generator, takeFromBudget: { state.retries.take(at: now) }) {
        case .retry(let wait): return wait
        case .giveUp(let reason):
            logger.debug("no retry", metadata: ["upstream": "\(target.lane.upstream.name)", "reason": "\(reason)"])
            return nil
        }
    }

    private func judge(
        _ failure: AttemptFailure,
        _ permit: BreakerPermit,
        _ target: Target,
        _ started: ContinuousClock.Instant
    ) {
        let (state, now) = (target.state, time.now)
        if failure.status == 429 { state.gate.close(at: now, sentAt: started, retryAfter: failure.retryAfter) }
        switch failure.health {
        case .sick: note(state.breaker.fail(permit, at: now, retryAfter: failure.retryAfter), target)
        case .well where failure.status == 429: state.breaker.giveBack(permit)
        case .well: note(state.breaker.succeed(permit, at: now), target)
        case .unknown: state.breaker.giveBack(permit)
        }
    }

    /// Waits while the upstream refuses calls for coming too fast.
    private func passGate(of target: Target, _ deadline: ContinuousClock.Instant) async throws {
        while let wait = target.state.gate.wait(at: time.now) {
            guard time.now + wait < deadline else {
                throw AttemptFailure(
                    error: .rateLimited(upstream: target.lane.upstream.name, retryAfter: wait),
                    next: .otherUpstream,
                    health: .unknown
                )
            }
            try await time.sleep(until: time.now + wait)
        }
    }

    private func allowance(
        at target: Target,
        _ tokens: Int,
        _ deadline: ContinuousClock.Instant
    ) async throws -> RateGrant {
        do {
            return try await target.state.limiter.acquire(tokens: tokens, deadline: Deadline(deadline))
        } catch let error as ResilienceError {
            let name = target.lane.upstream.name
            guard let wait = error.retryAfter else { throw GatewayError.invalidRequest(error.description) }
            throw AttemptFailure(
                error: .limitReached(upstream: name, retryAfter: wait),
                next: .otherUpstream,
                health: .unknown
            )
        }
    }

    private func limits(_ target: Target, _ remaining: Duration) -> TransferLimits {
        let timeouts = target.lane.upstream.timeouts
        let perTry = min(configuration.settings.retry.perTry ?? timeouts.total, timeouts.total)
        let total = min(perTry, remaining)
        let firstByte = target.model.firstToken ?? timeouts.firstByte
        return TransferLimits(
            connect: min(timeouts.connect, total),
            firstByte: min(firstByte, total),
            silence: timeouts.silence,
            total: total,
            bodyBytes: configuration.settings.streamLimit
        )
    }

    private func note(_ transition: BreakerTransition?, _ target: Target) {
        guard let transition else { return }
        logger.notice(
            "the breaker changed",
            metadata: [
                "upstream": "\(target.lane.upstream.name)", "model": "\(target.model.name)",
                "from": "\(transition.from)", "to": "\(transition.to)",
            ]
        )
    }

    private func metadata(_ target: Target, _ status: Int) -> Logger.Metadata {
        ["upstream": "\(target.lane.upstream.name)", "status": "\(status)"]
    }
}

extension AttemptFailure {
    fileprivate var fault: FailedAttempt.Fault {
        if let status { return .status(status) }
        if case .unreachable(_, let error) = self.error, error.isConnectionFault { return .connection }
        return .other
    }
}
