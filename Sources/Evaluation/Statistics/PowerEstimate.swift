import Foundation

/// How many pairs a difference needs before a test is likely to see it.
///
/// By the normal approximation of the paired t-test, n = ((z(1 - significance/2) + z(power)) · deviation / mean)²: Cohen,
/// Statistical Power Analysis, 1988, chapter 2; for the number of questions, Sakai, Topic set size design, 2016. It takes
/// what was observed for the truth, so it is a guess that is worth its order of magnitude.
package struct PowerEstimate: Sendable, Equatable {
    /// The chance of a false alarm, both sides together.
    package var significance: Double
    /// The chance to see a difference that is there.
    package var power: Double

    package init(significance: Double = 0.05, power: Double = 0.8) {
        self.significance = significance
        self.power = power
    }

    /// Nil where there is no difference to see, or where a billion pairs would not do.
    package func pairs(mean: Double, deviation: Double) -> Int? {
        guard mean != 0, deviation > 0 else { return nil }
        let ratio = (Self.quantile(1 - significance / 2) + Self.quantile(power)) * deviation / abs(mean)
        let pairs = (ratio * ratio).rounded(.up)
        return pairs <= 1e9 ? Int(pairs) : nil
    }

    /// Of the standard normal distribution, halved down to the last digit: it is asked for twice a comparison.
    private static func quantile(_ share: Double) -> Double {
        var (low, high) = (-40.0, 40.0)
        for _ in 0..<64 {
            let middle = (low + high) / 2
            if erfc(-middle / 2.0.squareRoot()) / 2 < share { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
