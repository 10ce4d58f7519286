/// Whether predictions are right as often as their confidence says.
package struct Calibration: Sendable, Equatable, Encodable {
    /// A point of a reliability diagram.
    package struct Bin: Sendable, Equatable, Codable {
        package var count: Int
        /// The mean of its predictions.
        package var confidence: Double
        /// How many of them are right.
        package var accuracy: Double
    }

    /// How confidences are grouped.
    package enum Binning: Sendable {
        /// Equal parts of 0...1; each holds its lower end, and the last 1 too.
        case equalWidth
        /// As many predictions in each as can be: equal confidences stay together, so that their order does not count.
        case equalMass
    }

    /// Those that hold a prediction, ascending.
    package let bins: [Bin]
    package let equalMassBins: [Bin]
    /// The expected calibration error over bins of equal width: the mean distance of confidence and accuracy of a bin,
    /// by its size. Naeini, Cooper and Hauskrecht, AAAI 2015; Guo et al., https://arxiv.org/abs/1706.04599
    package let error: Estimate
    /// The same over bins of equal mass: Nixon et al., https://arxiv.org/abs/1904.01685
    package let equalMassError: Estimate
    /// The mean square of what confidence and outcome differ by, the outcome being 1 for right and 0 for wrong: Brier's
    /// score of the predicted label.
    package let brier: Estimate

    /// - Parameters:
    ///   - pairs: at least one; confidences 0 to 1.
    ///   - bins: at least 1.
    package init(
        of pairs: [(confidence: Double, isRight: Bool)],
        bins: Int = 15,
        bootstrap: Bootstrap = Bootstrap()
    ) {
        precondition(!pairs.isEmpty && bins > 0, "a calibration of \(pairs.count) predictions in \(bins) bins")
        let sorted = pairs.sorted { $0.confidence < $1.confidence }
        func figures(_ weights: [Int]) -> [Double?] {
            [
                Self.error(of: Self.bins(of: sorted, weights, .equalWidth, bins)),
                Self.error(of: Self.bins(of: sorted, weights, .equalMass, bins)),
                Self.brier(of: sorted, weights),
            ]
        }
        let ones = [Int](repeating: 1, count: sorted.count)
        let values = figures(ones)
        let intervals = bootstrap.intervals(count: sorted.count, figures: values.count, of: figures)
        self.bins = Self.bins(of: sorted, ones, .equalWidth, bins)
        equalMassBins = Self.bins(of: sorted, ones, .equalMass, bins)
        error = Estimate(values[0] ?? 0, intervals[0])
        equalMassError = Estimate(values[1] ?? 0, intervals[1])
        brier = Estimate(values[2] ?? 0, intervals[2])
    }

    /// - Parameter pairs: ascending by confidence.
    private static func bins(
        of pairs: [(confidence: Double, isRight: Bool)],
        _ weights: [Int],
        _ binning: Binning,
        _ limit: Int
    ) -> [Bin] {
        let total = weights.reduce(0, +)
        var sums = [(count: Int, confidence: Double, right: Int)](repeating: (0, 0, 0), count: limit)
        var rank = 0
        var bin = 0
        var last: Double?
        for index in pairs.indices where weights[index] > 0 {
            switch binning {
            case .equalWidth: bin = min(limit - 1, Int(pairs[index].confidence * Double(limit)))
            case .equalMass: if pairs[index].confidence != last { bin = rank * limit / total }
            }
            last = pairs[index].confidence
            sums[bin].count += weights[index]
            sums[bin].confidence += Double(weights[index]) * pairs[index].confidence
            sums[bin].right += pairs[index].isRight ? weights[index] : 0
            rank += weights[index]
        }
        return sums.filter { $0.count > 0 }.map {
            Bin(
                count: $0.count,
                confidence: $0.confidence / Double($0.count),
                accuracy: Double($0.right) / Double($0.count)
            )
        }
    }

    private static func error(of bins: [Bin]) -> Double {
        let total = bins.reduce(0) { $0 + $1.count }
        return bins.reduce(0) { $0 + Double($1.count) * abs($1.confidence - $1.accuracy) } / Double(total)
    }

    private static func brier(of pairs: [(confidence: Double, isRight: Bool)], _ weights: [Int]) -> Double {
        var sum = 0.0
        for (pair, weight) in zip(pairs, weights) {
            let difference = pair.confidence - (pair.isRight ? 1 : 0)
            sum += Double(weight) * difference * difference
        }
        return sum / Double(weights.reduce(0, +))
    }
}
