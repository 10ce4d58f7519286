import Foundation

/// Fits the temperature by which scores are divided, so that questions are classified right as often as their
/// probabilities say: Guo and others, "On calibration of modern neural networks", https://arxiv.org/abs/1706.04599
enum TemperatureFit {
    private static let range = log(0.02)...log(20.0)

    /// The temperature with the least log loss, found by golden section: the loss has one minimum.
    ///
    /// - Parameter scores: of texts that the classifier has not seen, with the position of the true intent; at least one.
    static func temperature(of scores: [(values: [Float], label: Int)]) -> Double {
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (range.lowerBound, range.upperBound)
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        var (leftLoss, rightLoss) = (loss(of: scores, at: left), loss(of: scores, at: right))
        for _ in 0..<24 {
            if leftLoss <= rightLoss {
                (high, right, rightLoss) = (right, left, leftLoss)
                left = high - ratio * (high - low)
                leftLoss = loss(of: scores, at: left)
            } else {
                (low, left, leftLoss) = (left, right, rightLoss)
                right = low + ratio * (high - low)
                rightLoss = loss(of: scores, at: right)
            }
        }
        return exp((low + high) / 2)
    }

    /// The mean of minus the logarithm of the true intents' probabilities.
    static func loss(of scores: [(values: [Float], label: Int)], temperature: Double) -> Double {
        scores.reduce(0) { sum, score in
            let largest = Double(score.values.max() ?? 0)
            let powers = score.values.reduce(0.0) { $0 + exp((Double($1) - largest) / temperature) }
            return sum + log(powers) - (Double(score.values[score.label]) - largest) / temperature
        } / Double(max(1, scores.count))
    }

    private static func loss(of scores: [(values: [Float], label: Int)], at logarithm: Double) -> Double {
        loss(of: scores, temperature: exp(logarithm))
    }
}
