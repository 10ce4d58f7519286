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
    /// - Parameter isLast: whether there is nobody else to ask. Only then is it worth to wait for an upstream that refuses
    ///   calls for coming too fast.
    /// - Throws: `AttemptFailure` with what another upstream could do, or `CancellationError`.
    func attempts<Value: Sendable>(at target: Target, isLast: Bool, _ errand: Errand<Value>) async throws -> Value {
        var tried = TriedKeys()
        var number = 1
        var last: AttemptFailure?
        while let key = target.lane.keys.choose(besides: tried.all, at: time.now) {
            do {
                try await passGate(of: target, isLast, errand.deadline())
                return try await attempt(at: target, key, isFirst: last == nil, errand)
            } catch let failure as AttemptFailure {
                last = failure
                var mayRetry = failure.mayRetry
                if case .otherKey = failure.next {
                    tried.add(key, status: failure.status)
                    if otherKeyTakesOver(from: tried, failure, target) { continue }
                    // The same key is tried again only where it was not the key that was at fault.
                    mayRetry = failure.status == 429 && isLast
                }
                guard mayRetry, let wait = retryWait(after: failure, number, target, errand.deadline()) else {
                    throw failure
                }
                tried.beginAgain()
                number += 1
                try await time.sleep(until: time.now + wait)
            }
        }
        throw last ?? .noKey(of: target.lane.upstream.name)
    }

    /// A key that is no good costs a call, and rests then. One that was used too fast may only be the first to find that out:
    /// another in its place is a retry like any other.
    private func otherKeyTakesOver(from tried: TriedKeys, _ failure: AttemptFailure, _ target: Target) -> Bool {
        let now = time.now
        let takesOver =
            target.lane.keys.hasAnother(besides: tried.all, at: now)
            && (failure.status != 429 || target.state.retries.take(at: now))
        logger.log(
            level: failure.status == 429 ? .debug : .warning,
            "the upstream refused a key",
            metadata: [
                "upstream": "\(target.lane.upstream.name)", "status": "\(failure.status ?? 0)",
                "next": "\(takesOver ? "another key" : "none")",
            ]
        )
        return takesOver
    }

    /// - Parameter isFirst: whether the request was not sent to this upstream before.
    private func attempt<Value: Sendable>(
        at target: Target,
        _ key: KeyRing.Choice,
        isFirst: Bool,
        _ errand: Errand<Value>
    ) async throws -> Value {
        try Task.checkCancellation()
        let state = target.state
        let grant = try await allowance(at: target, errand.tokens, errand.deadline())
        let (started, deadline) = (time.now, errand.deadline())
        guard started < deadline else {
            state.limiter.giveBack(grant)
            throw GatewayError.deadlineExceeded
        }
        let permit: BreakerPermit
        switch state.breaker.admit(at: started) {
        case .refused(let wait):
            state.limiter.giveBack(grant)
            throw AttemptFailure.spared(target, retryAfter: wait)
        case .permit(let given):
            permit = given
            note(given.transition, target)
        }
        if isFirst { state.retries.request(at: started) }
        errand.count()
        target.lane.outstanding.add(1, ordering: .relaxed)
        defer { target.lane.outstanding.subtract(1, ordering: .relaxed) }
        do {
            let attempt = Attempt(target: target, key: key, limits: limits(target), deadline: deadline)
            let sent = try await errand.send(attempt)
            let isSlow = state.breakerSettings.isSlow(timeToFirstToken: sent.firstToken)
            note(state.breaker.succeed(permit, at: time.now, isSlow: isSlow), target)
            state.gate.succeed(sentAt: started)
            state.latencies.record(time.now - started, at: time.now)
            if let usage = sent.usage {
                state.limiter.settle(grant, usedTokens: usage.input + usage.output)
            }
            return sent.value
        } catch let failure as AttemptFailure {
            judge(failure, permit, key, target, started)
            throw failure
        } catch let error as TransportError {
            let failure = AttemptFailure(error, upstream: target.lane.upstream.name)
            judge(failure, permit, key, target, started)
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
        _ key: KeyRing.Choice,
        _ target: Target,
        _ started: ContinuousClock.Instant
    ) {
        let (state, now) = (target.state, time.now)
        if case .otherKey = failure.next {
            let status = failure.status ?? 0
            target.lane.keys.rest(key, status: status, retryAfter: failure.retryAfter, at: now)
            // While there is a key that was not used too fast, calls may go.
            if status == 429, !target.lane.keys.hasAnother(besides: [key], at: now) {
                state.gate.close(at: now, sentAt: started, retryAfter: failure.retryAfter)
            }
        }
        switch failure.health {
        case .sick: note(state.breaker.fail(permit, at: now, retryAfter: failure.retryAfter), target)
        case .well where failure.status == 429: state.breaker.giveBack(permit)
        case .well: note(state.breaker.succeed(permit, at: now), target)
        case .unknown: state.breaker.giveBack(permit)
        }
    }

    /// Waits while the upstream refuses calls for coming too fast.
    private func passGate(of target: Target, _ isLast: Bool, _ deadline: ContinuousClock.Instant) async throws {
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

    private func allowance(
        at target: Target,
        _ tokens: Int,
        _ deadline: ContinuousClock.Instant
    ) async throws -> RateGrant {
        do {
            return try await target.state.limiter.acquire(tokens: tokens, deadline: Deadline(deadline))
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
    private func limits(_ target: Target) -> TransferLimits {
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
}

extension AttemptFailure {
    fileprivate static func noKey(of upstream: String) -> AttemptFailure {
        AttemptFailure(error: .unauthorized(upstream: upstream, status: 401), next: .otherUpstream, health: .unknown)
    }

    fileprivate static func spared(_ target: Target, retryAfter wait: Duration) -> AttemptFailure {
        AttemptFailure(
            error: .breakerOpen(
                upstream: target.lane.upstream.name,
                model: target.model.name,
                retryAfter: wait
            ),
            next: .otherUpstream,
            health: .unknown
        )
    }

    fileprivate var mayRetry: Bool {
        if case .retry = next { true } else { false }
    }

    fileprivate var fault: FailedAttempt.Fault {
        if let status { return .status(status) }
        switch error {
        case .unreachable(_, let error) where error.isConnectionFault: return .connection
        // Of a stream that nobody has read of yet: as good as none, and as a status of 500.
        case .streamBroken: return .connection
        case .upstreamFailed: return .status(500)
        default: return .other
        }
    }
}
