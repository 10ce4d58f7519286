extension UpstreamEntry {
    /// When an upstream's model is spared, and for how long.
    ///
    /// The defaults open on 5 failures in a row, which is what thin traffic shows, or on a window of 10 s in which at least
    /// 20 calls ended and half of them failed, which is what busy traffic shows.
    package struct Breaker: Sendable, Equatable {
        /// Failures in a row that open it.
        package var failures: Int
        package var window: Duration
        /// The share of failures in the window that opens it.
        package var ratio: Double
        /// Fewer calls than this in the window say nothing.
        package var minimumCalls: Int
        /// A call whose first token takes longer is a slow one; 80 % slow calls in the window open it.
        package var slowLimit: Duration
        /// How long it stays open the first time; each time after that twice as long, to a bound.
        package var rest: Duration
        /// Counts failures in a row alone: no window, and the same rest each time.
        package var isPlain: Bool

        package init(
            failures: Int = 5,
            window: Duration = .seconds(10),
            ratio: Double = 0.5,
            minimumCalls: Int = 20,
            slowLimit: Duration = .seconds(30),
            rest: Duration = .seconds(5),
            isPlain: Bool = false
        ) {
            self.failures = failures
            self.window = window
            self.ratio = ratio
            self.minimumCalls = minimumCalls
            self.slowLimit = slowLimit
            self.rest = rest
            self.isPlain = isPlain
        }
    }
}
