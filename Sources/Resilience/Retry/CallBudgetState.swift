/// Keeps extra calls, retries or hedges, to a share of the requests, so that they cannot add to an outage.
///
/// With 10 requests for an extra call, there are never more extra calls than a tenth of the requests, neither within the
/// window nor since the start; the first is why an hour of health does not pay for a storm. At total failure, 100 requests
/// make at most 110 calls.
///
/// **The reserve.** With that alone, a program that sends one request could never retry it. So the reserve is allowed
/// in either count where it is more than the tenth: a retry for the first request, and later one in 10 s for traffic below
/// one request a second, as long as the total stays within a tenth. From `10 x reserve` requests on the total is at most
/// 1.1 times the requests, whatever the traffic; with a reserve of zero it is from the first on.
package struct CallBudgetState: Sendable {
    private let settings: CallBudgetSettings
    private var window: RollingSum<CallBudgetTally>
    private var sinceStart = CallBudgetTally()

    package init(_ settings: CallBudgetSettings, from start: ContinuousClock.Instant) {
        self.settings = settings
        window = RollingSum(over: settings.window, from: start)
    }

    /// Counts a request, when its first call is sent.
    package mutating func request(at now: ContinuousClock.Instant) {
        add(CallBudgetTally(requests: 1), at: now)
    }

    /// Takes an extra call; false where there is none.
    package mutating func take(at now: ContinuousClock.Instant) -> Bool {
        window.advance(to: now)
        guard hasRoom(in: window.total), hasRoom(in: sinceStart) else { return false }
        add(CallBudgetTally(extras: 1), at: now)
        return true
    }

    private func hasRoom(in tally: CallBudgetTally) -> Bool {
        tally.extras < max(settings.reserve, tally.requests / settings.requestsPerExtra)
    }

    private mutating func add(_ tally: CallBudgetTally, at now: ContinuousClock.Instant) {
        window.add(tally, at: now)
        sinceStart += tally
    }
}
