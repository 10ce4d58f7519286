package import Resilience

/// Compares `BreakerState` with `BreakerModel` over random sequences of calls, ends and time.
package enum BreakerCheck {
    /// Runs `cases` sequences, and stops at the first disagreement.
    package static func run(
        cases: Int,
        using generator: inout some RandomNumberGenerator
    ) throws(ResilienceError) -> BreakerCheckReport {
        var sum = BreakerCheckReport()
        for _ in 0..<cases where sum.disagreement == nil {
            let numbers = CaseGenerator(from: &generator)
            var report = try runCase(numbers, isLogged: false)
            // To write the log takes longer than the case, so only that of a failing one is kept.
            if report.disagreement != nil { report = try runCase(numbers, isLogged: true) }
            sum.add(report)
        }
        return sum
    }

    private static func runCase(
        _ numbers: CaseGenerator,
        isLogged: Bool
    ) throws(ResilienceError) -> BreakerCheckReport {
        var generator = numbers
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
