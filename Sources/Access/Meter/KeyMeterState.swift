package import RAGCore
import Resilience

/// What the holder of one key may still use: requests and tokens a minute, and money a day.
///
/// A minute's allowance may be saved up and go at once; then it comes back evenly. So in any minute no more than twice the
/// allowance goes, and in any hour no more than 61 times.
///
/// A call of a model is admitted as long as what is spent, and what the calls under way were estimated to cost, is below the
/// budget. Where no call costs more than its estimate, a day costs no more than the budget and one call. Requests that call
/// no model need no money and no tokens.
package struct KeyMeterState: Sendable {
    package let limits: AccessLimits
    private var requests: RateBucket?
    private var tokens: RateBucket?
    private var day: UTCDay
    /// Today, as far as this process knows.
    package private(set) var spent: Money
    /// By calls under way, as estimated.
    package private(set) var reserved = Money.zero
    private var callsUnderWay = 0

    private static let burst = Duration.seconds(60)
    /// How soon a call may try again that waits for others to be settled.
    private static let settling = Duration.seconds(1)

    /// - Parameter spent: on the day of `now`.
    package init(_ limits: AccessLimits, spent: Money = .zero, at now: Moment) {
        self.limits = limits
        self.spent = spent
        day = UTCDay(now.date)
        func bucket(_ perMinute: Int?) -> RateBucket? {
            perMinute.map { RateBucket(perMinute: max(1, $0), burst: Self.burst, from: now.instant) }
        }
        requests = bucket(limits.requestsPerMinute)
        tokens = bucket(limits.tokensPerMinute)
    }

    /// Counts a request, of whatever kind.
    package mutating func admitRequest(at now: Moment) -> MeterVerdict {
        if let wait = requests.flatMap({ Self.wait($0, for: 1, at: now) }) { return .limited(retryAfter: wait) }
        requests?.take(1, at: now.instant)
        return .admitted
    }

    /// Takes what a call of a model is estimated to use. Each call that is admitted has to be settled, once.
    ///
    /// More tokens than a minute has go once the whole minute is saved up, and are paid for afterwards.
    package mutating func admitCall(_ estimate: CallUse, at now: Moment) -> MeterVerdict {
        let estimate = estimate.checked
        turn(to: now)
        if let budget = limits.dailyBudget {
            guard spent < budget else { return .outOfBudget(retryAfter: day.rest(after: now.date)) }
            guard spent + reserved < budget else { return .limited(retryAfter: Self.settling) }
        }
        if let wait = tokens.flatMap({ Self.wait($0, for: estimate.tokens, at: now) }) {
            return .limited(retryAfter: wait)
        }
        tokens?.take(estimate.tokens, at: now.instant)
        reserved += estimate.cost
        callsUnderWay += 1
        return .admitted
    }

    /// Puts what a call has used in the place of what it was estimated to use.
    ///
    /// It is counted on the day on which it is settled.
    ///
    /// - Parameter use: nil where the upstream did not say; then the estimate stands. `CallUse.none` for a call that was
    ///   not made.
    /// - Returns: what it has cost.
    @discardableResult
    package mutating func settle(_ estimate: CallUse, used use: CallUse?, at now: Moment) -> Money {
        let estimate = estimate.checked
        let use = use?.checked ?? estimate
        turn(to: now)
        callsUnderWay = max(0, callsUnderWay - 1)
        // Without calls there is nothing reserved, whatever sums that stopped at their limit left over.
        reserved =
            callsUnderWay == 0
            ? .zero : Money(picodollars: max(0, reserved.picodollars - estimate.cost.picodollars))
        spent += use.cost
        if use.tokens < estimate.tokens {
            // The bucket took a minute's worth at most, and no more than it took comes back.
            let most = tokens?.perMinute ?? .max
            tokens?.giveBack(min(estimate.tokens, most) - min(use.tokens, most))
        } else {
            tokens?.take(use.tokens - estimate.tokens, at: now.instant)
        }
        return use.cost
    }

    /// Takes over what all processes together have spent on a day.
    package mutating func adopt(spent total: Money, on day: UTCDay) {
        if day == self.day { spent = total }
    }

    /// The same with other limits, as a key has them that was changed. What was saved up begins anew.
    package func changed(to limits: AccessLimits, at now: Moment) -> KeyMeterState {
        var other = KeyMeterState(limits, spent: spent, at: now)
        other.day = day
        other.reserved = reserved
        other.callsUnderWay = callsUnderWay
        return other
    }

    /// Whether a new state that is told what was spent would do the same.
    package func isIdle(at now: Moment) -> Bool {
        callsUnderWay == 0
            && [requests, tokens].allSatisfy { bucket in
                bucket.map { Self.wait($0, for: $0.perMinute, at: now) == nil } ?? true
            }
    }

    private mutating func turn(to now: Moment) {
        let today = UTCDay(now.date)
        guard today != day else { return }
        day = today
        spent = .zero
    }

    /// Nil where so much may go now.
    private static func wait(_ bucket: RateBucket, for amount: Int, at now: Moment) -> Duration? {
        let ready = bucket.ready(for: amount)
        return ready > now.instant ? ready - now.instant : nil
    }
}
