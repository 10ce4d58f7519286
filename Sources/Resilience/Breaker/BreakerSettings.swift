/// When a breaker opens, how long it rests, and how it tries whether the upstream is well again.
package struct BreakerSettings: Sendable, Equatable {
    /// The share of calls that fail or are slow, over the recent past.
    package struct Window: Sendable, Equatable {
        package var length: Duration
        /// The shares are judged from so many calls on.
        package var minimumCalls: Int
        /// Opens at this share of failures, or more.
        package var failureShare: Double
        /// Opens at this share of slow calls, or more.
        package var slowShare: Double
        /// A call is slow whose first token takes longer.
        package var slowAfter: Duration
        /// Failures in a row that open it once the window holds `minimumCalls`. At a steady 40 % of failures five in a
        /// row come every 160 calls or so, twenty every 150 million.
        package var failureLimit: Int

        package init(
            length: Duration = .seconds(10),
            minimumCalls: Int = 20,
            failureShare: Double = 0.5,
            slowShare: Double = 0.8,
            slowAfter: Duration = .seconds(10),
            failureLimit: Int = 20
        ) {
            self.length = length
            self.minimumCalls = minimumCalls
            self.failureShare = failureShare
            self.slowShare = slowShare
            self.slowAfter = slowAfter
            self.failureLimit = failureLimit
        }
    }

    /// The calls that try a sick upstream.
    package struct Probes: Sendable, Equatable {
        package var atOnce: Int
        /// No more than this many start within `period`.
        package var perPeriod: Int
        package var period: Duration
        /// So many successes close the breaker.
        package var successes: Int

        package init(atOnce: Int = 2, perPeriod: Int = 3, period: Duration = .seconds(5), successes: Int = 3) {
            self.atOnce = atOnce
            self.perPeriod = perPeriod
            self.period = period
            self.successes = successes
        }
    }

    /// Failures in a row that open it, while the window holds too few calls for a share to mean anything.
    package let failureLimit: Int
    /// Nil for a breaker that only counts failures in a row.
    package let window: Window?
    /// The rest doubles with each opening in a row.
    package let rest: Backoff
    /// A longer Retry-After than the rest replaces it, up to this.
    package let retryAfterLimit: Duration
    package let probes: Probes

    package static let standard = BreakerSettings(
        unchecked: 5,
        window: Window(),
        rest: Backoff(base: .seconds(5), limit: .seconds(60), jitter: 0.2),
        retryAfterLimit: .seconds(300),
        probes: Probes()
    )

    /// Five failures in a row, 30 s of rest, one probe.
    package static let plain = BreakerSettings(
        unchecked: standard.failureLimit,
        window: nil,
        rest: Backoff(base: .seconds(30), limit: .seconds(30), jitter: 0),
        retryAfterLimit: standard.retryAfterLimit,
        probes: Probes(atOnce: 1, successes: 1)
    )

    /// - Throws: the first setting that is out of its range, with the range.
    package init(
        failureLimit: Int = standard.failureLimit,
        window: Window? = standard.window,
        rest: Backoff = standard.rest,
        retryAfterLimit: Duration = standard.retryAfterLimit,
        probes: Probes = standard.probes
    ) throws(ResilienceError) {
        self.init(
            unchecked: failureLimit,
            window: window,
            rest: rest,
            retryAfterLimit: retryAfterLimit,
            probes: probes
        )
        try check()
    }

    private init(
        unchecked failureLimit: Int,
        window: Window?,
        rest: Backoff,
        retryAfterLimit: Duration,
        probes: Probes
    ) {
        self.failureLimit = failureLimit
        self.window = window
        self.rest = rest
        self.retryAfterLimit = retryAfterLimit
        self.probes = probes
    }

    /// Whether a call whose first token took so long counts as slow.
    package func isSlow(timeToFirstToken: Duration) -> Bool {
        window.map { timeToFirstToken > $0.slowAfter } ?? false
    }

    private func check() throws(ResilienceError) {
        try ResilienceError.check("failureLimit", failureLimit, in: 1...1_000_000)
        if let window { try check(window) }
        try rest.check("rest")
        try ResilienceError.check("retryAfterLimit", retryAfterLimit, in: .zero ... .seconds(86_400))
        try ResilienceError.check("probes.atOnce", probes.atOnce, in: 1...100)
        try ResilienceError.check("probes.perPeriod", probes.perPeriod, in: 1...100)
        try ResilienceError.check("probes.period", probes.period, in: .zero ... .seconds(3600))
        try ResilienceError.check("probes.successes", probes.successes, in: 1...1000)
    }

    private func check(_ window: Window) throws(ResilienceError) {
        try ResilienceError.check("window.length", window.length, in: .seconds(1) ... .seconds(3600))
        try ResilienceError.check("window.minimumCalls", window.minimumCalls, in: 1...1_000_000)
        try ResilienceError.check("window.failureShare", window.failureShare, in: 0.01...1)
        try ResilienceError.check("window.slowShare", window.slowShare, in: 0.01...1)
        try ResilienceError.check("window.slowAfter", window.slowAfter, in: .milliseconds(1) ... .seconds(3600))
        try ResilienceError.check("window.failureLimit", window.failureLimit, in: failureLimit...1_000_000)
    }
}
