/// How well predicted labels agree with the true ones.
package struct Classification: Sendable, Equatable, Encodable {
    /// What a label's predictions are worth; 0 where there is nothing to divide by.
    package struct Row: Sendable, Equatable, Codable {
        package var label: String
        /// Texts of this label.
        package var count: Int
        package var precision: Double
        package var recall: Double
        /// 2tp / (2tp + fp + fn).
        package var f1: Double
    }

    /// A label that was taken for another, and how often.
    package struct Confusion: Sendable, Equatable, Codable {
        package var label: String
        package var predicted: String
        package var count: Int
    }

    /// A row a label, true or predicted, in alphabetical order.
    package let rows: [Row]
    /// The cells of the confusion matrix off its diagonal that are not 0, most frequent first; equal counts by label.
    package let confusions: [Confusion]
    /// The share of right predictions.
    package let accuracy: Estimate
    /// The mean of all labels' F1, each label counting alike.
    package let macroF1: Estimate

    /// - Parameter predictions: at least one.
    package init(of predictions: [Prediction], bootstrap: Bootstrap = Bootstrap()) {
        precondition(!predictions.isEmpty, "a classification of no predictions")
        let labels = Set(predictions.flatMap { [$0.label, $0.predicted] }).sorted()
        let codes = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        let pairs = predictions.map { (truth: codes[$0.label, default: 0], guess: codes[$0.predicted, default: 0]) }
        func figures(_ weights: [Int]) -> [Double?] {
            let tally = Tally(of: pairs, weights, labels: labels.count)
            return [tally.accuracy, tally.macroF1]
        }
        let tally = Tally(of: pairs, [Int](repeating: 1, count: pairs.count), labels: labels.count)
        let intervals = bootstrap.intervals(count: pairs.count, figures: 2, of: figures)
        rows = labels.enumerated().map { tally.row($0, label: $1) }
        confusions = Self.confusions(of: predictions)
        accuracy = Estimate(tally.accuracy, intervals[0])
        macroF1 = Estimate(tally.macroF1, intervals[1])
    }

    private static func confusions(of predictions: [Prediction]) -> [Confusion] {
        var cells: [[String]: Int] = [:]
        for prediction in predictions where !prediction.isRight {
            cells[[prediction.label, prediction.predicted], default: 0] += 1
        }
        return cells.map { Confusion(label: $0[0], predicted: $0[1], count: $1) }
            .sorted { ($1.count, $0.label, $0.predicted) < ($0.count, $1.label, $1.predicted) }
    }
}

/// The margins and the diagonal of a confusion matrix.
private struct Tally {
    private var truths: [Int]
    private var guesses: [Int]
    private var right: [Int]

    init(of pairs: [(truth: Int, guess: Int)], _ weights: [Int], labels: Int) {
        truths = [Int](repeating: 0, count: labels)
        guesses = truths
        right = truths
        for (pair, weight) in zip(pairs, weights) {
            truths[pair.truth] += weight
            guesses[pair.guess] += weight
            if pair.truth == pair.guess { right[pair.truth] += weight }
        }
    }

    var accuracy: Double { Double(right.reduce(0, +)) / Double(truths.reduce(0, +)) }

    /// Over the labels that are there at all: a resample may have drawn none of some.
    var macroF1: Double {
        let present = truths.indices.filter { truths[$0] + guesses[$0] > 0 }
        return present.reduce(0) { $0 + f1($1) } / Double(present.count)
    }

    func row(_ index: Int, label: String) -> Classification.Row {
        Classification.Row(
            label: label,
            count: truths[index],
            precision: share(Double(right[index]), of: guesses[index]),
            recall: share(Double(right[index]), of: truths[index]),
            f1: f1(index)
        )
    }

    private func f1(_ index: Int) -> Double { share(2 * Double(right[index]), of: truths[index] + guesses[index]) }

    private func share(_ part: Double, of whole: Int) -> Double { whole == 0 ? 0 : part / Double(whole) }
}
