/// The decisions of a circuit breaker. It is told the time, and holds no lock.
///
/// **Closed**, it lets all calls through and looks at how they end. It opens
/// - after 5 failures in a row, in thin traffic: while the window of 10 s holds fewer than 20 calls;
/// - from 20 calls on, when 50 % of them failed or 80 % were slow, or after 20 failures in a row. A sudden outage of a busy
///   upstream is so seen after 20 calls, where the share alone would take half a window.
///
/// **Open**, it lets nothing through for 5 s x 2^n, at most 60 s, where n counts the openings since it was last closed; a
/// longer Retry-After replaces that. **Half-open**, it lets probes through, at most 2 at once and 3 in 5 s. 3 successes
/// close it; one failure, or one slow answer where slowness is judged, opens it again.
///
/// **It does not flap.** Failures spread evenly at a steady 40 % never open it: the share is below 50 %, and no run is long.
/// (At random, 40 % can open it in thin traffic, where 20 calls say little.) Around 50 % it opens at most once in 10 s: the
/// window rolls on while the breaker is open, and it is judged only one whole window after an opening, when what led to
/// that has left. Only 20 failures in a row, at 50 % one in two million calls, are quicker. As seven of eight trials of
/// three probes fail at that share, and rests double, changes of all kinds come about once in 20 s.
package struct BreakerState: Sendable {
    private enum Verdict { case stays, closes, opens }

    private let settings: BreakerSettings
    package private(set) var phase = BreakerPhase.closed
    /// Grows with each change of phase.
    private var period = 0
    private var window: RollingSum<CallTally>
    private var failuresInRow = 0
    private var openingsInRow = 0
    private var restEnds: ContinuousClock.Instant
    /// One window after the latest opening. Until then only a long run of failures opens it.
    private var judgesFrom: ContinuousClock.Instant
    private var slots: ProbeSlots
    private var probeSuccesses = 0

    package init(_ settings: BreakerSettings = .standard, from start: ContinuousClock.Instant) {
        self.settings = settings
        window = RollingSum(over: (settings.window ?? BreakerSettings.Window()).length, from: start)
        restEnds = start
        judgesFrom = start
        slots = ProbeSlots(settings.probes)
    }

    /// Lets a call through, or says when to come again. A permit must be ended.
    package mutating func admit(at now: ContinuousClock.Instant) -> BreakerAdmission {
        guard phase != .closed else { return .permit(BreakerPermit(period: period, probe: nil, transition: nil)) }
        if let wait = probeWait(at: now) { return .refused(retryAfter: wait) }
        let transition = phase == .open ? change(to: .halfOpen) : nil
        return .permit(BreakerPermit(period: period, probe: slots.begin(at: now), transition: transition))
    }

    /// Whether `admit` would let a call through, without letting one: for a choice among upstreams.
    package func wouldAdmit(at now: ContinuousClock.Instant) -> Bool {
        phase == .closed || probeWait(at: now) == nil
    }

    /// Ends a call that was answered in full. A stream counts at its end.
    package mutating func succeed(
        _ permit: BreakerPermit,
        at now: ContinuousClock.Instant,
        isSlow: Bool = false,
        using generator: inout some RandomNumberGenerator
    ) -> BreakerTransition? {
        switch verdict(onSuccessOf: permit, at: now, isSlow: isSlow) {
        case .stays: nil
        case .closes: close()
        case .opens: open(at: now, retryAfter: nil, using: &generator)
        }
    }

    /// Ends a call that failed by the upstream's fault: no connection, a time-out, a 5xx or 408, a reply that cannot be
    /// read, a stream cut short. Other refusals (4xx) are answers, and a 429 is the gate's.
    package mutating func fail(
        _ permit: BreakerPermit,
        at now: ContinuousClock.Instant,
        retryAfter: Duration? = nil,
        using generator: inout some RandomNumberGenerator
    ) -> BreakerTransition? {
        guard end(permit) else { return nil }
        if phase == .closed {
            failuresInRow += 1
            window.add(CallTally(calls: 1, failures: 1), at: now)
            guard mustOpen(at: now) else { return nil }
        }
        return open(at: now, retryAfter: retryAfter, using: &generator)
    }

    /// Ends a call that says nothing about the upstream: cancelled, or never sent.
    package mutating func giveBack(_ permit: BreakerPermit) {
        _ = end(permit)
    }

    package func snapshot(at now: ContinuousClock.Instant) -> BreakerSnapshot {
        let tally = window.total(at: now)
        return BreakerSnapshot(
            phase: phase,
            failuresInRow: failuresInRow,
            calls: tally.calls,
            failures: tally.failures,
            slowCalls: tally.slow,
            openingsInRow: openingsInRow,
            rest: phase == .open ? max(.zero, restEnds - now) : .zero,
            probesInFlight: slots.count
        )
    }

    /// How long until a probe may begin; nil if it may now.
    private func probeWait(at now: ContinuousClock.Instant) -> Duration? {
        let wait = slots.wait(at: now)
        guard phase == .open, now < restEnds else { return wait }
        return max(restEnds - now, wait ?? .zero)
    }

    /// Frees the slot of a probe. False where the outcome does not count: it belongs to an earlier period, or was told
    /// before.
    private mutating func end(_ permit: BreakerPermit) -> Bool {
        if let probe = permit.probe, !slots.end(probe) { return false }
        return permit.period == period
    }

    private mutating func verdict(
        onSuccessOf permit: BreakerPermit,
        at now: ContinuousClock.Instant,
        isSlow: Bool
    ) -> Verdict {
        guard end(permit) else { return .stays }
        let isSlow = isSlow && settings.window != nil
        guard phase == .closed else {
            if isSlow { return .opens }
            probeSuccesses += 1
            return probeSuccesses >= settings.probes.successes ? .closes : .stays
        }
        failuresInRow = 0
        window.add(CallTally(calls: 1, slow: isSlow ? 1 : 0), at: now)
        return mustOpen(at: now) ? .opens : .stays
    }

    private func mustOpen(at now: ContinuousClock.Instant) -> Bool {
        guard let rules = settings.window else { return failuresInRow >= settings.failureLimit }
        if failuresInRow >= rules.failureLimit { return true }
        guard now >= judgesFrom else { return false }
        let tally = window.total
        guard tally.calls >= rules.minimumCalls else { return failuresInRow >= settings.failureLimit }
        return Double(tally.failures) / Double(tally.calls) >= rules.failureShare
            || Double(tally.slow) / Double(tally.calls) >= rules.slowShare
    }

    private mutating func open(
        at now: ContinuousClock.Instant,
        retryAfter: Duration?,
        using generator: inout some RandomNumberGenerator
    ) -> BreakerTransition {
        let rest = settings.rest.wait(doublings: openingsInRow, using: &generator)
        restEnds = now + max(rest, min(retryAfter ?? .zero, settings.retryAfterLimit))
        judgesFrom = now + (settings.window?.length ?? .zero)
        openingsInRow += 1
        probeSuccesses = 0
        return change(to: .open)
    }

    private mutating func close() -> BreakerTransition {
        failuresInRow = 0
        openingsInRow = 0
        probeSuccesses = 0
        return change(to: .closed)
    }

    private mutating func change(to next: BreakerPhase) -> BreakerTransition {
        defer { phase = next }
        period += 1
        return BreakerTransition(from: phase, to: next)
    }
}
