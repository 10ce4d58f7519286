import RAGCore

/// The percentile bootstrap: a figure's spread over samples of the same size, drawn from the sample with replacement.
///
/// Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13. The same seed gives the same interval.
package struct Bootstrap: Sendable, Equatable {
    package var resamples: Int
    package var level: Double
    package var seed: UInt64

    package init(resamples: Int = 10_000, level: Double = 0.95, seed: UInt64 = 1) {
        self.resamples = resamples
        self.level = level
        self.seed = seed
    }

    /// Of the mean of `values`; nil for none.
    package func interval(ofMean values: [Double]) -> Interval? {
        guard !values.isEmpty else { return nil }
        var generator = SeededGenerator(seed: seed)
        let count = UInt64(values.count)
        return interval(
            (0..<max(1, resamples)).map { _ in
                var sum = 0.0
                for _ in values.indices { sum += values[Int(generator.next(upperBound: count))] }
                return sum / Double(values.count)
            }
        )
    }

    /// Of any figure over `count` observations.
    ///
    /// - Parameter statistic: given the positions that were drawn, of which some come several times.
    package func interval(count: Int, of statistic: ([Int]) -> Double) -> Interval? {
        guard count > 0 else { return nil }
        var generator = SeededGenerator(seed: seed)
        var positions = [Int](repeating: 0, count: count)
        return interval(
            (0..<max(1, resamples)).map { _ in
                for index in positions.indices { positions[index] = Int(generator.next(upperBound: UInt64(count))) }
                return statistic(positions)
            }
        )
    }

    func interval(_ figures: [Double]) -> Interval {
        let sorted = figures.sorted()
        func quantile(_ share: Double) -> Double {
            sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count - 1)).rounded())))]
        }
        let tail = (1 - level) / 2
        return Interval(low: quantile(tail), high: quantile(1 - tail), level: level)
    }
}
