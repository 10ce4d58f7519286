/// What one measure says of a run beside the baseline.
package struct MeasureDifference: Sendable, Equatable, Codable {
    package enum Verdict: String, Sendable, Codable {
        case better
        case worse
        /// There is a difference, but it may be noise.
        case undecided
        /// Every question has the same figure.
        case equal
    }

    package var measure: String
    /// Over the questions that all runs have.
    package var baselineMean: Double
    package var mean: Double
    package var difference: Double
    /// Of the difference, by the bootstrap; not corrected for many comparisons.
    package var interval: Interval
    /// Of the randomisation test, two-sided.
    package var p: Double
    /// The same, corrected for all measures and runs of the comparison.
    package var correctedP: Double
    /// Of Student's t-test, uncorrected; nil for a single question.
    package var studentP: Double?
    package var wins: Int
    package var ties: Int
    package var losses: Int
    package var verdict: Verdict
    /// How many more questions would likely settle what is undecided; nil where none would.
    package var moreQuestions: Int?

    private enum CodingKeys: String, CodingKey {
        case measure, mean, difference, interval, p, wins, ties, losses, verdict
        case baselineMean = "baseline_mean"
        case correctedP = "p_holm"
        case studentP = "p_student"
        case moreQuestions = "more_questions"
    }

    /// In words.
    package var conclusion: String {
        switch verdict {
        case .better: return "better"
        case .worse: return "worse"
        case .equal: return "the same on every question"
        case .undecided:
            guard let moreQuestions else { return "no difference can be told" }
            return "no difference can be told; about \(moreQuestions) more questions would"
        }
    }
}

extension MeasureDifference {
    /// - Parameter tests: how many tests the corrected p was corrected for.
    init(
        _ measure: String,
        baselineMean: Double,
        _ differences: PairedDifferences,
        _ interval: Interval,
        p: Double,
        correctedP: Double,
        tests: Int,
        significance: Double
    ) {
        self.measure = measure
        self.baselineMean = baselineMean
        self.interval = interval
        self.p = p
        self.correctedP = correctedP
        difference = differences.mean
        mean = baselineMean + differences.mean
        studentP = StudentTest.p(differences)
        (wins, ties, losses) = (differences.wins, differences.ties, differences.losses)
        if wins + losses == 0 {
            verdict = .equal
        } else if correctedP < significance {
            verdict = difference > 0 ? .better : .worse
        } else {
            verdict = .undecided
            // Holm asks no test for more than this.
            let estimate = PowerEstimate(significance: significance / Double(max(1, tests)))
            moreQuestions = estimate.pairs(mean: difference, deviation: differences.deviation).map {
                max(1, $0 - differences.values.count)
            }
        }
    }
}
