import Resilience

/// One case: a breaker and a model of it, side by side.
struct BreakerCheckRun {
    private struct Call {
        var permit: BreakerPermit
        var modelled: BreakerModel.Permit
        /// The number of changes of phase when it began.
        var changes: Int
    }

    private(set) var report = BreakerCheckReport(cases: 1)
    private let settings: BreakerSettings
    private let start = ContinuousClock.now
    private var now = 0
    private var state: BreakerState
    private var model: BreakerModel
    private var jitter: CaseGenerator
    private var calls: [Call] = []
    private var endedProbes: [Call] = []
    private var changes = 0
    private let isLogged: Bool
    private var log: [String] = []

    init(settings: BreakerSettings, jitter: CaseGenerator, isLogged: Bool) {
        self.settings = settings
        self.isLogged = isLogged
        self.jitter = jitter
        state = BreakerState(settings, from: start)
        model = BreakerModel(settings: settings, jitter: jitter)
    }

    mutating func step(_ traffic: BreakerTraffic, using generator: inout CaseGenerator) {
        report.operations += 1
        now += Int.random(in: 0...Int(traffic.longestStep / .milliseconds(1)), using: &generator) * 1_000_000
        if calls.isEmpty || Double.random(in: 0..<1, using: &generator) < traffic.startShare {
            startCall()
        } else if let twice = endedProbes.last, Int.random(in: 0..<20, using: &generator) == 0 {
            end(twice, with: .failure(retryAfter: nil))
        } else {
            let call = calls.remove(at: Int.random(in: calls.indices, using: &generator))
            end(call, with: outcome(in: traffic, using: &generator))
        }
        compare()
    }

    /// Ends all calls, and sees that a probe goes after the longest rest.
    mutating func finish() {
        for call in calls { end(call, with: .nothing) }
        calls = []
        compare()
        now += 100_000_000_000
        let isFree = state.snapshot(at: instant).probesInFlight == 0
        guard isFree, state.wouldAdmit(at: instant), case .permit = state.admit(at: instant) else {
            report.stuck += 1
            return
        }
    }

    private var instant: ContinuousClock.Instant { start + .nanoseconds(now) }

    private mutating func startCall() {
        let wouldAdmit = state.wouldAdmit(at: instant)
        switch (state.admit(at: instant), model.admit(at: now)) {
        case (.permit(let permit), .permit(let modelled, let transition)):
            note("permit, probe \(permit.isProbe)")
            expect(wouldAdmit, "a peek says no where a call is let through")
            expect(
                permit.transition == transition,
                "the change is \(permit.transition as Any), not \(transition as Any)"
            )
            expect(permit.isProbe == (modelled.probe != nil), "a probe is none, or a call is one")
            count(transition)
            calls.append(Call(permit: permit, modelled: modelled, changes: changes))
        case (.refused(let wait), .refused(let modelled)):
            note("refused for \(wait)")
            expect(!wouldAdmit, "a peek says yes where a call is refused")
            expect(wait == .nanoseconds(modelled), "the wait is \(wait), not \(modelled) ns")
            report.refusals += 1
        case (let real, let modelled):
            expect(false, "\(real) where the model says \(modelled)")
        }
    }

    private mutating func end(_ call: Call, with end: BreakerModel.End) {
        note("\(end) of \(call.modelled)")
        if call.changes != changes { report.lateEnds += 1 }
        let transition: BreakerTransition? =
            switch end {
            case .nothing: giveBack(call.permit)
            case .success(let isSlow): state.succeed(call.permit, at: instant, isSlow: isSlow, using: &jitter)
            case .failure(let wait):
                state.fail(call.permit, at: instant, retryAfter: wait.map { .nanoseconds($0) }, using: &jitter)
            }
        let modelled = model.end(call.modelled, with: end, at: now)
        expect(transition == modelled, "the change is \(transition as Any), not \(modelled as Any)")
        count(transition)
        if call.permit.isProbe { endedProbes.append(call) }
    }

    private mutating func giveBack(_ permit: BreakerPermit) -> BreakerTransition? {
        state.giveBack(permit)
        return nil
    }

    private func outcome(
        in traffic: BreakerTraffic,
        using generator: inout CaseGenerator
    ) -> BreakerModel.End {
        if Int.random(in: 0..<8, using: &generator) == 0 { return .nothing }
        guard Double.random(in: 0..<1, using: &generator) < traffic.failureShare else {
            return .success(isSlow: Double.random(in: 0..<1, using: &generator) < traffic.slowShare)
        }
        let asks = Int.random(in: 0..<4, using: &generator) == 0
        return .failure(retryAfter: asks ? Int.random(in: -1...90, using: &generator) * 1_000_000_000 : nil)
    }

    private mutating func compare() {
        let snapshot = state.snapshot(at: instant)
        let phase = model.phase
        expect(snapshot.phase == phase, "the phase is \(snapshot.phase), not \(phase)")
        let counts = [snapshot.calls, snapshot.failures, snapshot.slowCalls]
        let modelled = model.counts(at: now)
        expect(counts == modelled, "the window holds \(counts), not \(modelled)")
        let rows = [snapshot.failuresInRow, snapshot.openingsInRow, snapshot.probesInFlight]
        let modelledRows = [model.failuresInRow, model.openingsInRow, model.probesInFlight]
        expect(rows == modelledRows, "failures, openings in a row and probes are \(rows), not \(modelledRows)")
        expect(snapshot.probesInFlight <= settings.probes.atOnce, "too many probes at once")
    }

    private mutating func count(_ transition: BreakerTransition?) {
        guard let transition else { return }
        changes += 1
        switch transition.to {
        case .closed: report.closed += 1
        case .halfOpen: report.halfOpened += 1
        case .open: report.opened += 1
        }
    }

    private mutating func note(_ line: @autoclosure () -> String) {
        if isLogged { log.append("\(Double(now) / 1e9) s: \(line())") }
    }

    private mutating func expect(_ holds: Bool, _ complaint: @autoclosure () -> String) {
        guard !holds, report.disagreement == nil else { return }
        report.disagreement = (["\(settings)"] + log + [complaint()]).joined(separator: "\n")
    }
}
