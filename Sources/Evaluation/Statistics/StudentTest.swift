import Foundation

/// Student's paired t-test: whether the mean of the differences is 0, were they normally distributed.
///
/// They are not, but with many questions it agrees with the randomisation test, and most papers print it.
package enum StudentTest {
    /// Two-sided; 1 where nothing differs, nil for fewer than two differences.
    package static func p(_ differences: PairedDifferences) -> Double? {
        let count = Double(differences.values.count)
        guard count > 1 else { return nil }
        guard differences.deviation > 0 else { return differences.mean == 0 ? 1 : 0 }
        let t = differences.mean / (differences.deviation / count.squareRoot())
        let freedom = count - 1
        return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
    }

    /// The regularised incomplete beta function I, by its continued fraction with Lentz's method: Press et al., Numerical
    /// Recipes, third edition, section 6.4.
    private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        // The fraction converges quickly on one side; the other is its mirror image.
        guard x > (a + 1) / (a + b + 2) else { return beta(x, a, b) }
        return 1 - beta(1 - x, b, a)
    }

    private static func beta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        exp(a * log(x) + b * log1p(-x) - logBeta(a, b)) / a * continuedFraction(x, a, b)
    }

    private static func logBeta(_ a: Double, _ b: Double) -> Double { lgamma(a).0 + lgamma(b).0 - lgamma(a + b).0 }

    private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        func awayFromZero(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
        var c = 1.0
        var d = 1 / awayFromZero(1 - (a + b) * x / (a + 1))
        var fraction = d
        for step in 1...500 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            var factor = 1.0
            for coefficient in [even, odd] {
                d = 1 / awayFromZero(1 + coefficient * d)
                c = awayFromZero(1 + coefficient / c)
                factor = c * d
                fraction *= factor
            }
            if abs(factor - 1) < 1e-15 { break }
        }
        return fraction
    }
}
