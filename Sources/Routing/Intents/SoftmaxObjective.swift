import Foundation
import LinearAlgebra

/// What multinomial logistic regression makes least: `strength * sum of -log p(intent of a text) + |weights|^2 / 2`.
///
/// The weights stand one behind the other, in lanes of eight: those of vectors (a row an intent), the biases, and those of
/// the texts' features (a row a feature). Intents are padded to whole lanes too; the weights of padding stay 0.
final class SoftmaxObjective {
    private let shape: WeightShape
    private let strength: Float
    private let labels: [Int]
    private let features: [[TextFeatures.Entry]]
    private let vectors: Matrix
    // Room for what one evaluation calculates.
    private let weights: Matrix
    private let errors: Matrix
    private let weightGradient: Matrix

    /// - Parameters:
    ///   - vectors: a row a text, centred.
    ///   - features: of each text, weighted.
    ///   - labels: of each text, below the shape's number of intents.
    init(vectors: Matrix, features: [[TextFeatures.Entry]], labels: [Int], shape: WeightShape, strength: Double) {
        precondition(vectors.rows == labels.count && features.count == labels.count && vectors.columns == shape.columns)
        self.shape = shape
        self.strength = Float(strength)
        self.labels = labels
        self.features = features
        self.vectors = vectors
        weights = Matrix(rows: shape.rows, columns: shape.columns)
        errors = Matrix(rows: vectors.rows, columns: shape.rows)
        weightGradient = Matrix(rows: shape.rows, columns: shape.columns)
    }

    /// The value at `point`; writes its gradient.
    func value(at point: [SIMD8<Float>], gradient: inout [SIMD8<Float>]) -> Double {
        // The penalty is on everything but the biases.
        var penalty = 0.0
        for index in point.indices {
            gradient[index] = point[index]
            penalty += Double((point[index] * point[index]).sum())
        }
        for lane in shape.biases {
            gradient[lane] = .zero
            penalty -= Double((point[lane] * point[lane]).sum())
        }
        shape.copyDense(of: point, to: weights)
        BLAS.products(of: weights, rows: 0..<shape.rows, with: vectors, into: errors)
        let loss = addErrors(at: point, to: &gradient)
        BLAS.product(ofTransposed: errors, with: vectors, into: weightGradient)
        shape.addDense(weightGradient, to: &gradient)
        return penalty / 2 + loss
    }

    /// Makes scores errors, `strength * (p - truth)`, row by row, and adds their gradients but for the dense weights'.
    private func addErrors(at point: [SIMD8<Float>], to gradient: inout [SIMD8<Float>]) -> Double {
        var loss = 0.0
        var row = [SIMD8<Float>](repeating: .zero, count: shape.lanes)
        let biases = shape.biases.lowerBound
        for (text, label) in labels.enumerated() {
            for lane in 0..<shape.lanes { row[lane] = point[biases + lane] }
            for entry in features[text] {
                let start = shape.start(ofFeature: entry.feature)
                for lane in 0..<shape.lanes { row[lane] += point[start + lane] * entry.value }
            }
            loss += errors.withMutableRow(text) { errors in
                Softmax.replace(&errors, adding: row, label: label, intents: shape.intents, strength: strength)
            }
            errors.withRow(text) { errors in
                for lane in 0..<shape.lanes { row[lane] = errors.lane(lane) }
            }
            for lane in 0..<shape.lanes { gradient[biases + lane] += row[lane] }
            for entry in features[text] {
                let start = shape.start(ofFeature: entry.feature)
                for lane in 0..<shape.lanes { gradient[start + lane] += row[lane] * entry.value }
            }
        }
        return Double(strength) * loss
    }
}
