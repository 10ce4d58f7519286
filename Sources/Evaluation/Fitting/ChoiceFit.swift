import Foundation

/// Weights by which one of several is chosen: conditional logit (McFadden 1974), with as many right choices as there are.
/// What is maximised is the probability that a right one is chosen.
package struct ChoiceFit: Sendable, Equatable {
    package struct Choice: Sendable {
        /// Of each that may be chosen its signals.
        package var signals: [[Double]]
        package var isRight: [Bool]

        package init(signals: [[Double]], isRight: [Bool]) {
            precondition(signals.count == isRight.count, "\(signals.count) choices and \(isRight.count) labels")
            self.signals = signals
            self.isRight = isRight
        }
    }

    package let weights: [Double]

    /// - Parameters:
    ///   - choices: those of which all or none are right teach nothing.
    ///   - penalty: of the squared weights of standardised signals, halved.
    /// - Returns: nil where nothing is to be learned.
    package init?(of choices: [Choice], penalty: Double) {
        let telling = choices.filter { $0.isRight.contains(true) && $0.isRight.contains(false) }
        guard let dimension = telling.first?.signals[0].count else { return nil }
        let standardised = Standardisation(of: telling.flatMap(\.signals))
        let scaled = telling.map { Choice(signals: $0.signals.map { standardised($0) }, isRight: $0.isRight) }
        let weights = Adam.minimum(dimension: dimension) { weights in
            scaled.reduce(into: weights.map { penalty * $0 }) { Self.add(to: &$0, $1, weights) }
        }
        self.weights = standardised.raw(weights).weights
    }

    /// Adds the gradient of one choice: the mean signals under the model less those among the right ones.
    private static func add(to gradient: inout [Double], _ choice: Choice, _ weights: [Double]) {
        let scores = choice.signals.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        let greatest = scores.max() ?? 0
        let masses = scores.map { exp($0 - greatest) }
        let all = masses.reduce(0, +)
        let right = max(.leastNormalMagnitude, zip(masses, choice.isRight).reduce(0) { $0 + ($1.1 ? $1.0 : 0) })
        for (index, signals) in choice.signals.enumerated() {
            let share = masses[index] / all - (choice.isRight[index] ? masses[index] / right : 0)
            for (column, signal) in signals.enumerated() { gradient[column] += share * signal }
        }
    }
}
