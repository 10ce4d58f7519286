import Resilience

/// The rules of `BreakerState` once more, written to be read: it keeps every event and looks each answer up in the lists.
///
/// Times are nanoseconds since the start. Where rests have jitter, equal generators give equal rests.
struct BreakerModel {
    struct Permit {
        var period: Int
        var probe: Int?
    }

    enum Admission {
        case permit(Permit, BreakerTransition?)
        case refused(retryAfter: Int)
    }

    enum End {
        case success(isSlow: Bool)
        case failure(retryAfter: Int?)
        case nothing
    }

    /// The end of a call through the closed breaker.
    private struct Call {
        var at: Int
        var period: Int
        var failed: Bool
        var isSlow: Bool
    }

    private struct Probe {
        var startedAt: Int
        var period: Int
        var hasEnded = false
        var succeeded = false
    }

    private struct Change {
        var at: Int
        var to: BreakerPhase
    }

    let settings: BreakerSettings
    private var jitter: CaseGenerator
    private var calls: [Call] = []
    private var probes: [Probe] = []
    private var changes: [Change] = []
    private var restEnds = 0

    init(settings: BreakerSettings, jitter: CaseGenerator) {
        self.settings = settings
        self.jitter = jitter
    }

    var phase: BreakerPhase { changes.last?.to ?? .closed }
    var probesInFlight: Int { probes.count { !$0.hasEnded } }
    var openingsInRow: Int { changes.reversed().prefix { $0.to != .closed }.count { $0.to == .open } }

    var failuresInRow: Int {
        // Kept while it is open, so that a status can tell; gone once it has closed.
        let lastClosed = changes.lastIndex { $0.to == .closed }.map { $0 + 1 } ?? 0
        return calls.reversed().prefix { $0.failed && $0.period >= lastClosed }.count
    }

    /// Calls, failures and slow calls in the ten tenths of the window that end with the present one.
    func counts(at now: Int) -> [Int] {
        let tenth = nanoseconds(settings.window?.length ?? .seconds(10)) / 10
        let recent = calls.filter { $0.at / tenth > now / tenth - 10 }
        return [recent.count, recent.count { $0.failed }, recent.count { $0.isSlow }]
    }

    mutating func admit(at now: Int) -> Admission {
        if phase == .closed { return .permit(Permit(period: changes.count), nil) }
        if let wait = wait(at: now) { return .refused(retryAfter: wait) }
        let transition = phase == .open ? change(to: .halfOpen, at: now) : nil
        probes.append(Probe(startedAt: now, period: changes.count))
        return .permit(Permit(period: changes.count, probe: probes.count - 1), transition)
    }

    mutating func end(_ permit: Permit, with end: End, at now: Int) -> BreakerTransition? {
        if let probe = permit.probe {
            if probes[probe].hasEnded { return nil }
            probes[probe].hasEnded = true
        }
        if permit.period != changes.count { return nil }
        let slowCounts = settings.window != nil
        switch (end, permit.probe) {
        case (.nothing, _):
            return nil
        case (.success(let isSlow), nil):
            calls.append(Call(at: now, period: permit.period, failed: false, isSlow: isSlow && slowCounts))
            return mustOpen(at: now) ? open(at: now, retryAfter: nil) : nil
        case (.failure(let retryAfter), nil):
            calls.append(Call(at: now, period: permit.period, failed: true, isSlow: false))
            return mustOpen(at: now) ? open(at: now, retryAfter: retryAfter) : nil
        case (.success(let isSlow), .some(let probe)):
            if isSlow && slowCounts { return open(at: now, retryAfter: nil) }
            probes[probe].succeeded = true
            let successes = probes.count { $0.period == permit.period && $0.succeeded }
            return successes == settings.probes.successes ? change(to: .closed, at: now) : nil
        case (.failure(let retryAfter), .some):
            return open(at: now, retryAfter: retryAfter)
        }
    }

    /// How long until a probe may start; nil if now.
    private func wait(at now: Int) -> Int? {
        var waits: [Int] = []
        if phase == .open { waits.append(restEnds - now) }
        let rules = settings.probes
        if probesInFlight >= rules.atOnce { waits.append(1_000_000_000) }
        if probes.count >= rules.perPeriod {
            waits.append(probes[probes.count - rules.perPeriod].startedAt + nanoseconds(rules.period) - now)
        }
        return waits.filter { $0 > 0 }.max()
    }

    private func mustOpen(at now: Int) -> Bool {
        guard let window = settings.window else { return failuresInRow >= settings.failureLimit }
        if failuresInRow >= window.failureLimit { return true }
        if let opened = changes.last(where: { $0.to == .open }), now < opened.at + nanoseconds(window.length) {
            return false
        }
        let counts = counts(at: now)
        if counts[0] < window.minimumCalls { return failuresInRow >= settings.failureLimit }
        return Double(counts[1]) / Double(counts[0]) >= window.failureShare
            || Double(counts[2]) / Double(counts[0]) >= window.slowShare
    }

    private mutating func open(at now: Int, retryAfter: Int?) -> BreakerTransition {
        let doublings = openingsInRow
        var rest = nanoseconds(settings.rest.base)
        for _ in 0..<doublings { rest = min(rest * 2, nanoseconds(settings.rest.limit)) }
        if settings.rest.jitter > 0 {
            rest = Int(Double(rest) * (1 - settings.rest.jitter * Double.random(in: 0..<1, using: &jitter)))
        }
        restEnds = now + max(rest, min(retryAfter ?? 0, nanoseconds(settings.retryAfterLimit)))
        return change(to: .open, at: now)
    }

    private mutating func change(to next: BreakerPhase, at now: Int) -> BreakerTransition {
        defer { changes.append(Change(at: now, to: next)) }
        return BreakerTransition(from: phase, to: next)
    }

    private func nanoseconds(_ duration: Duration) -> Int {
        Int(duration / .nanoseconds(1))
    }
}
