/// Keeps extra calls, retries or hedges, to a share of the requests, so that they cannot add to an outage.
///
/// In each window the extra calls that are earned are at most a tenth of the requests (with 10 requests per extra call).
/// The same holds over any time: cut it, from the last extra call backwards, into windows that end with one.
///
/// **The reserve.** With that alone, a program that sends one request could never retry it. So while fewer than ten
/// requests lie in the window, an extra call may be borrowed. The next ten requests earn nothing, and so pay it back: 100
/// requests in 10 s, all failing, make at most 110 calls, and from ten requests on the total is at most 1.1 times the
/// requests. What is not paid back within a window is forgiven, so traffic below one request a second gets one retry
/// in 10 s, and may pass 1.1 by that: harmless to an upstream, where a lost answer is not to the caller. A reserve of zero
/// is strict from the first request on.
package struct CallBudgetState: Sendable {
    private let settings: CallBudgetSettings
    private var window: RollingSum<CallBudgetTally>
    /// Requests that still pay for a borrowed call.
    private var debt = 0

    package init(_ settings: CallBudgetSettings, from start: ContinuousClock.Instant) {
        self.settings = settings
        window = RollingSum(over: settings.window, from: start)
    }

    /// Counts a request, when its first call is sent.
    package mutating func request(at now: ContinuousClock.Instant) {
        window.advance(to: now)
        if window.total.borrowed == 0 { debt = 0 }
        let earns = debt == 0
        if !earns { debt -= 1 }
        window.add(CallBudgetTally(requests: 1, earning: earns ? 1 : 0), at: now)
    }

    /// Takes an extra call; false where there is none.
    package mutating func take(at now: ContinuousClock.Instant) -> Bool {
        window.advance(to: now)
        let tally = window.total
        if (tally.earned + 1) * settings.requestsPerExtra <= tally.earning {
            window.add(CallBudgetTally(earned: 1), at: now)
            return true
        }
        guard tally.borrowed < settings.reserve, tally.requests < settings.requestsPerExtra else { return false }
        debt += settings.requestsPerExtra
        window.add(CallBudgetTally(borrowed: 1), at: now)
        return true
    }
}
