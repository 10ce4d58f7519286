/// Lets a warning through at once, and then none for a minute.
package struct WarningPace {
    private var last: ContinuousClock.Instant?
    private var lostLines = 0

    package init() {}

    /// Whether there is something to say, and it is time to say it. Lost lines are news only where there are more of them.
    package mutating func admits(isFailing: Bool, lostLines lost: Int, now: ContinuousClock.Instant) -> Bool {
        guard isFailing || lost > lostLines else { return false }
        if let last, now - last < .seconds(60) { return false }
        last = now
        lostLines = lost
        return true
    }
}
