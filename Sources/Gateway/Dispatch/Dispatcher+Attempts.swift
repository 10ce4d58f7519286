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
    /// - Parameter isLast: whether there is nobody else to ask. Only then is it worth to wait where calls come too fast.
    /// - Throws: `AttemptFailure` with what another upstream could do, or `CancellationError`.
    func attempts<Value: Sendable>(at target: Target, isLast: Bool, _ errand: Errand<Value>) async throws -> Value {
        var tried: [KeyRing.Choice] = []
        var number = 1
        var last: AttemptFailure?
        while let key = target.lane.keys.choose(besides: tried, at: time.now) {
            do {
                try await passGate(of: target, isLast, errand.deadline())
                return try await attempt(at: target, key, isFirst: last == nil, isLast: isLast, errand)
            } catch let failure as AttemptFailure {
                last = failure
                var mayRetry = failure.mayRetry
                if case .otherKey = failure.next {
                    tried.append(key)
                    if otherKeyTakesOver(from: tried, failure, target) { continue }
                    // The same key is tried again only where it was not the key that was at fault.
                    mayRetry = failure.status == 429 && isLast
                }
                guard mayRetry, let wait = retryWait(after: failure, number, target, errand.deadline()) else {
                    throw failure
                }
                // Those that were refused for good rest longer than any that was only too fast.
                tried.removeAll()
                number += 1
                try await time.sleep(until: time.now + wait)
            }
        }
        throw last ?? .noKey(of: target.lane.upstream.name)
    }

    /// A key that is no good costs a call, and rests then. One that was used too fast may only be the first to find that out:
    /// another in its place is a retry like any other.
    private func otherKeyTakesOver(from tried: [KeyRing.Choice], _ failure: AttemptFailure, _ target: Target) -> Bool {
        let now = time.now
        let takesOver =
            target.lane.keys.hasAnother(besides: tried, at: now)
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

    /// - Parameters:
    ///   - isFirst: whether the request was not sent to this upstream before.
    ///   - isLast: whether there is nobody else to ask.
    private func attempt<Value: Sendable>(
        at target: Target,
        _ key: KeyRing.Choice,
        isFirst: Bool,
        isLast: Bool,
        _ errand: Errand<Value>
    ) async throws -> Value {
        try Task.checkCancellation()
        let state = target.state
        let grant = try await allowance(at: target, isLast, errand.tokens, errand.deadline())
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
