/// Whether a score parts what should be accepted from what should be rejected: right from wrong predictions, or texts
/// in scope from those out of it.
///
/// Equal scores are accepted or rejected together; no figure hangs on their order.
package struct Rejection: Sendable, Equatable, Encodable {
    package struct Point: Sendable, Equatable, Codable {
        /// The share that is accepted.
        package var coverage: Double
        /// The share of what is accepted that should not be.
        package var risk: Double

        package init(coverage: Double, risk: Double) {
            self.coverage = coverage
            self.risk = risk
        }
    }

    /// The chance that what should be accepted scores higher than what should not, a tie counting half: the area under
    /// the ROC curve. Nil where there is only one of the two. Hanley and McNeil, Radiology 143, 1982.
    package let auroc: Estimate?
    /// The least share of what should be rejected that is accepted by a threshold that accepts 95 % of the rest.
    /// Hendrycks and Gimpel, https://arxiv.org/abs/1610.02136
    package let fprAt95: Estimate?
    /// The area under the coverage-risk curve, which is the mean of the risks of the best 1, 2, ... n.
    /// Geifman, Uziel and El-Yaniv, https://arxiv.org/abs/1805.08206
    package let aurc: Estimate
    /// A point a threshold, by rising coverage.
    package let curve: [Point]

    /// The curve has a point a threshold, and is left out.
    private enum CodingKeys: String, CodingKey {
        case auroc, fprAt95, aurc
    }

    /// The true positive rate at which the false one is read.
    private static let acceptance = 0.95

    /// - Parameter pairs: at least one.
    package init(of pairs: [(score: Double, isPositive: Bool)], bootstrap: Bootstrap = Bootstrap()) {
        precondition(!pairs.isEmpty, "a rejection of nothing")
        let sorted = pairs.sorted { $0.score > $1.score }
        func figures(_ weights: [Int]) -> [Double?] {
            let steps = Self.steps(of: sorted, weights)
            return [Self.auroc(steps), Self.fprAt95(steps), Self.aurc(steps)]
        }
        let ones = [Int](repeating: 1, count: sorted.count)
        let steps = Self.steps(of: sorted, ones)
        let intervals = bootstrap.intervals(count: sorted.count, figures: 3, of: figures)
        auroc = Self.auroc(steps).map { Estimate($0, intervals[0]) }
        fprAt95 = Self.fprAt95(steps).map { Estimate($0, intervals[1]) }
        aurc = Estimate(Self.aurc(steps), intervals[2])
        var accepted = (positives: 0, negatives: 0)
        curve = steps.map { step in
            accepted.positives += step.positives
            accepted.negatives += step.negatives
            let count = accepted.positives + accepted.negatives
            return Point(
                coverage: Double(count) / Double(sorted.count),
                risk: Double(accepted.negatives) / Double(count)
            )
        }
    }

    /// What one score, the highest first, adds to what is accepted.
    private typealias Step = (positives: Int, negatives: Int)

    /// - Parameter pairs: descending by score.
    private static func steps(of pairs: [(score: Double, isPositive: Bool)], _ weights: [Int]) -> [Step] {
        var steps: [Step] = []
        steps.reserveCapacity(pairs.count)
        var last: Double?
        for (pair, weight) in zip(pairs, weights) where weight > 0 {
            if pair.score != last { steps.append((0, 0)) }
            last = pair.score
            if pair.isPositive {
                steps[steps.count - 1].positives += weight
            } else {
                steps[steps.count - 1].negatives += weight
            }
        }
        return steps
    }

    private static func auroc(_ steps: [Step]) -> Double? {
        var area = 0.0
        var positives = 0
        var negatives = 0
        for step in steps {
            area += Double(step.negatives) * (Double(positives) + Double(step.positives) / 2)
            positives += step.positives
            negatives += step.negatives
        }
        return positives == 0 || negatives == 0 ? nil : area / (Double(positives) * Double(negatives))
    }

    private static func fprAt95(_ steps: [Step]) -> Double? {
        let positives = steps.reduce(0) { $0 + $1.positives }
        let negatives = steps.reduce(0) { $0 + $1.negatives }
        guard positives > 0, negatives > 0 else { return nil }
        var accepted: Step = (0, 0)
        for step in steps {
            accepted.positives += step.positives
            accepted.negatives += step.negatives
            if Double(accepted.positives) >= acceptance * Double(positives) { break }
        }
        return Double(accepted.negatives) / Double(negatives)
    }

    /// Within a step the risk is what it is on average over the orders of its members.
    private static func aurc(_ steps: [Step]) -> Double {
        var sum = 0.0
        var accepted = 0
        var negatives = 0.0
        for step in steps {
            let count = step.positives + step.negatives
            let share = Double(step.negatives) / Double(count)
            for member in 1...count { sum += (negatives + Double(member) * share) / Double(accepted + member) }
            accepted += count
            negatives += Double(step.negatives)
        }
        return sum / Double(accepted)
    }
}
