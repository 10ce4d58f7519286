import Foundation

/// Logistic regression with an L2 penalty, of which the constant is free.
package struct LogisticFit: Sendable, Equatable {
    package let weights: [Double]
    package let constant: Double

    /// - Parameters:
    ///   - rows: the signals of each example, at least one.
    ///   - penalty: of the squared weights of standardised signals, halved.
    package init(_ rows: [[Double]], isTrue: [Bool], penalty: Double) {
        precondition(rows.count == isTrue.count && !rows.isEmpty, "\(rows.count) examples, \(isTrue.count) labels")
        let standardised = Standardisation(of: rows)
        // The last signal is always 1; its weight is the constant.
        let scaled = rows.map { standardised($0) + [1] }
        let dimension = scaled[0].count
        let fitted = Adam.minimum(dimension: dimension) { weights in
            var gradient = weights.map { penalty * $0 }
            gradient[dimension - 1] = 0
            for (row, isTrue) in zip(scaled, isTrue) {
                let score = zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
                let error = 1 / (1 + exp(-score)) - (isTrue ? 1 : 0)
                for (column, signal) in row.enumerated() { gradient[column] += error * signal }
            }
            return gradient
        }
        let raw = standardised.raw(Array(fitted.dropLast()))
        weights = raw.weights
        constant = fitted[dimension - 1] + raw.shift
    }
}
