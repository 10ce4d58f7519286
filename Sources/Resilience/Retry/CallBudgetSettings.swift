/// How many calls may be made beyond the requests themselves.
package struct CallBudgetSettings: Sendable, Equatable {
    /// Each extra call is earned by so many requests: 10 for 10 %.
    package let requestsPerExtra: Int
    /// What has been earned is lost after this.
    package let window: Duration
    /// Extra calls that thin traffic may make, which earns none.
    package let reserve: Int

    /// Retries: 10 % of the requests of the last 10 s, and one for those who send fewer than ten.
    package static let retries = CallBudgetSettings(unchecked: 10, window: .seconds(10), reserve: 1)
    /// Hedges: 2 %, and none for thin traffic.
    package static let hedges = CallBudgetSettings(unchecked: 50, window: retries.window, reserve: 0)

    /// - Throws: the first setting that is out of its range, with the range.
    package init(
        requestsPerExtra: Int = retries.requestsPerExtra,
        window: Duration = retries.window,
        reserve: Int = retries.reserve
    ) throws(ResilienceError) {
        self.init(unchecked: requestsPerExtra, window: window, reserve: reserve)
        try ResilienceError.check("requestsPerExtra", requestsPerExtra, in: 1...1_000_000)
        try ResilienceError.check("window", window, in: .seconds(1) ... .seconds(3600))
        try ResilienceError.check("reserve", reserve, in: 0...1000)
    }

    private init(unchecked requestsPerExtra: Int, window: Duration, reserve: Int) {
        self.requestsPerExtra = requestsPerExtra
        self.window = window
        self.reserve = reserve
    }
}
