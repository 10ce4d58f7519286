/// Fits one weight of meaning against words for all questions, and says whether it is better than one that adapts to each.
package struct WeightFit: Sendable, Equatable {
    /// The best on all questions, of equal ones the lower.
    package let weight: Double
    /// The mean figure of each weight, in their order.
    package let means: [Estimate]
    /// Of the weight that is fitted without the questions on which it is judged.
    package let heldOut: Estimate
    /// Of the adaptive weight, which needs no fit.
    package let adaptive: Estimate
    /// One-sided, that the fitted weight is no better than the adaptive one, by the paired randomisation test over the
    /// questions.
    package let p: Double

    /// Whether it is worth storing.
    package var isBetter: Bool { p < 0.05 }

    /// - Parameters:
    ///   - ids: of the questions.
    ///   - weights: at least one, ascending.
    ///   - figures: of each weight those of the questions, in the order of `ids`.
    ///   - adaptive: the figures of the adaptive weight.
    /// - Returns: nil without questions.
    package init?(
        ids: [String],
        weights: [Double],
        figures: [[Double]],
        adaptive: [Double],
        folds: Int = 5,
        bootstrap: Bootstrap = Bootstrap()
    ) {
        func best(_ positions: [Int]) -> Int {
            let sums = figures.map { column in positions.reduce(0) { $0 + column[$1] } }
            return sums.indices.max { sums[$0] < sums[$1] || (sums[$0] == sums[$1] && $0 > $1) } ?? 0
        }
        func estimate(_ values: [Double]) -> Estimate {
            Estimate(values.reduce(0, +) / Double(values.count), bootstrap.interval(ofMean: values))
        }
        guard !ids.isEmpty, !weights.isEmpty else { return nil }
        weight = weights[best(Array(ids.indices))]
        means = figures.map(estimate)
        let heldOut = Folds(ids: ids, count: folds).heldOut(fit: best) { figures[$1][$0] }
        self.heldOut = estimate(heldOut)
        self.adaptive = estimate(adaptive)
        p = RandomisationTest().result(of: zip(heldOut, adaptive).map { $0 - $1 }).upper
    }
}
