/// Fits the probability from which on an answer is given.
///
/// What is sought is the greatest mean of two shares: of the answerable questions those that are answered right, of the
/// others those that are refused. So neither kind outweighs the other, however many of each were written (balanced
/// accuracy; Brodersen and others 2010, with an answer from the wrong document as an error).
package struct ThresholdFit: Sendable, Equatable {
    package struct Question: Sendable, Equatable {
        package var id: String
        package var isAnswerable: Bool
        /// On which it would be answered or refused.
        package var probability: Double
        /// Whether the answer would be right, were it given.
        package var isRight: Bool

        package init(id: String, isAnswerable: Bool, probability: Double, isRight: Bool) {
            self.id = id
            self.isAnswerable = isAnswerable
            self.probability = probability
            self.isRight = isRight
        }

        /// Whether it is treated right under a threshold.
        func isServed(_ threshold: Double) -> Bool {
            probability >= threshold ? isAnswerable && isRight : !isAnswerable
        }
    }

    /// Fitted on all questions.
    package let threshold: Double
    /// Of that threshold, on the questions that it was fitted on.
    package let fitted: Estimate
    /// Of thresholds that were fitted without the questions on which they are judged.
    package let heldOut: Estimate
    /// Of the threshold that is in use.
    package let current: Estimate

    /// - Returns: nil where there are not both kinds of questions.
    package init?(of questions: [Question], current: Double, folds: Int = 5, bootstrap: Bootstrap = Bootstrap()) {
        let all = Array(questions.indices)
        guard let threshold = Self.best(questions, all) else { return nil }
        self.threshold = threshold
        func estimate(_ served: [Bool]) -> Estimate {
            func balanced(_ positions: [Int]) -> Double { Self.balanced(questions, positions) { served[$0] } ?? 0 }
            return Estimate(balanced(all), bootstrap.interval(count: questions.count, of: balanced))
        }
        fitted = estimate(questions.map { $0.isServed(threshold) })
        self.current = estimate(questions.map { $0.isServed(current) })
        heldOut = estimate(
            Folds(ids: questions.map(\.id), count: folds).heldOut {
                Self.best(questions, $0) ?? current
            } judge: {
                questions[$0].isServed($1)
            }
        )
    }

    /// Where several thresholds are best, the middle of the widest range of them: it has most room for other questions.
    private static func best(_ questions: [Question], _ positions: [Int]) -> Double? {
        let probabilities = [0] + Set(positions.map { questions[$0].probability }).sorted() + [1]
        let middles = zip(probabilities, probabilities.dropFirst()).map { ($0 + $1) / 2 }
        let values = middles.map { threshold in balanced(questions, positions) { questions[$0].isServed(threshold) } }
        guard let best = values.compactMap(\.self).max() else { return nil }
        let candidates = middles.indices.filter { values[$0] == best }
        return candidates.max { probabilities[$0 + 1] - probabilities[$0] < probabilities[$1 + 1] - probabilities[$1] }
            .map { middles[$0] }
    }

    /// Nil without both kinds of questions.
    private static func balanced(_ questions: [Question], _ positions: [Int], _ isServed: (Int) -> Bool) -> Double? {
        var (counts, served) = ((0, 0), (0, 0))
        for position in positions {
            if questions[position].isAnswerable {
                counts.0 += 1
                served.0 += isServed(position) ? 1 : 0
            } else {
                counts.1 += 1
                served.1 += isServed(position) ? 1 : 0
            }
        }
        guard counts.0 > 0, counts.1 > 0 else { return nil }
        return (Double(served.0) / Double(counts.0) + Double(served.1) / Double(counts.1)) / 2
    }
}
