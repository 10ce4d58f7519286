package import Resilience

/// Compares `BreakerState` with `BreakerModel` over random sequences of calls, ends and time.
package enum BreakerCheck {
    /// Runs `cases` sequences, and stops at the first disagreement.
    ///
    /// - Parameter generator: a value type; the jitter of both is drawn from copies of it.
    package static func run(
        cases: Int,
        using generator: inout some RandomNumberGenerator
    ) throws(ResilienceError) -> BreakerCheckReport {
        var sum = BreakerCheckReport()
        for _ in 0..<cases where sum.disagreement == nil {
            var again = generator
            var report = try runCase(isLogged: false, using: &generator)
            // To write the log takes longer than the case, so only that of a failing one is kept.
            if report.disagreement != nil { report = try runCase(isLogged: true, using: &again) }
            sum.add(report)
        }
        return sum
    }

    private static func runCase(
        isLogged: Bool,
        using generator: inout some RandomNumberGenerator
    ) throws(ResilienceError) -> BreakerCheckReport {
        let settings = try BreakerTraffic.settings(using: &generator)
        var run = BreakerCheckRun(settings: settings, jitter: generator, isLogged: isLogged)
        var traffic = BreakerTraffic(using: &generator)
        for _ in 0..<Int.random(in: 10...150, using: &generator) where run.report.disagreement == nil {
            // The upstream falls sick and recovers now and then.
            if Int.random(in: 0..<30, using: &generator) == 0 { traffic = BreakerTraffic(using: &generator) }
            run.step(traffic, using: &generator)
        }
        run.finish()
        return run.report
    }
}
