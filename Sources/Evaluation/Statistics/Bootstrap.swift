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
        intervals(ofMeans: SampleTable(columns: [values])).first
    }

    /// Of the mean of each column, all over the same resamples; none where there are no rows.
    ///
    /// A column's interval is the same in whatever table it stands.
    package func intervals(ofMeans table: SampleTable) -> [Interval] {
        guard table.rows > 0 else { return [] }
        var means = [[Double]](repeating: [], count: table.columns)
        for column in means.indices { means[column].reserveCapacity(resamples) }
        forEachResample(of: table.rows) { positions in
            let sums = table.blocks.map { block in
                var sum = SampleTable.Lanes.zero
                for position in positions { sum += block[position] }
                return sum
            }
            for (column, sum) in table.columns(of: sums).enumerated() {
                means[column].append(sum / Double(table.rows))
            }
        }
        return means.map(interval)
    }

    /// Of any figure over `count` observations.
    ///
    /// - Parameter statistic: given the positions that were drawn, of which some come several times.
    package func interval(count: Int, of statistic: ([Int]) -> Double) -> Interval? {
        guard count > 0 else { return nil }
        var figures: [Double] = []
        forEachResample(of: count) { figures.append(statistic($0)) }
        return interval(figures)
    }

    private func forEachResample(of count: Int, _ body: ([Int]) -> Void) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<max(1, resamples) {
            body((0..<count).map { _ in Int(generator.next(upperBound: UInt64(count))) })
        }
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
