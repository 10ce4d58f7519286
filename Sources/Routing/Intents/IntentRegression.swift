import LinearAlgebra

/// A way to fit a regression: how much it trusts the examples, and the words beside the vectors.
struct RegressionSetting: Sendable, Equatable {
    /// C, the inverse of the penalty on the weights.
    var strength: Double
    /// See `TextWeighting.length`.
    var textLength: Float

    /// Those that are tried, by text length and then by rising strength. Public sets of 6,480 and 10,003 questions are best
    /// at 0.6 and 15; small sets in several languages at 1.2 and 45.
    static let grid: [[RegressionSetting]] = [(Float(0.6), [5, 15, 45]), (1.2, [15, 45])].map { length, strengths in
        strengths.map { RegressionSetting(strength: $0, textLength: length) }
    }
}

/// Fits multinomial logistic regressions on some of the labelled texts. It starts at the weights of the fit before, so
/// that a row of settings costs little more than its last.
struct IntentRegression {
    private static let steps = 60
    private static let tolerance = 1e-4

    private let data: LabelledTexts
    private let positions: [Int]
    private let shape: WeightShape
    private let mean: [Float]
    private let centred: Matrix
    private var weights: [SIMD8<Float>]

    init(on data: LabelledTexts, positions: [Int]) {
        self.data = data
        self.positions = positions
        shape = WeightShape(intents: data.intents.count + (data.hasBackground ? 1 : 0), columns: data.vectors.columns)
        weights = [SIMD8<Float>](repeating: .zero, count: shape.count)
        centred = data.vectors(at: positions)
        mean = centred.subtractMean()
    }

    /// The model of a setting, with the prototypes of the same texts.
    mutating func fit(_ setting: RegressionSetting, prototypes: [[[Float]]]) -> IntentModel {
        let texts = positions.map { data.texts[$0] }
        let weighting = TextWeighting(of: texts, length: setting.textLength)
        let objective = SoftmaxObjective(
            vectors: centred,
            features: texts.map(weighting.values),
            labels: positions.map { data.labels[$0] },
            shape: shape,
            strength: setting.strength
        )
        var solver = LimitedMemoryBFGS(steps: Self.steps, tolerance: Self.tolerance)
        solver.minimise(&weights) { objective.value(at: $0, gradient: &$1) }
        return model(weighting, prototypes)
    }

    /// The mean that was taken off the vectors goes into the biases.
    private func model(_ weighting: TextWeighting, _ prototypes: [[[Float]]]) -> IntentModel {
        let dense = Matrix(rows: shape.rows, columns: shape.columns)
        shape.copyDense(of: weights, to: dense)
        let rows = (0..<shape.intents).map { intent in
            dense.withRow(intent) { row in (0..<data.dimension).map { row[$0] } }
        }
        let biases = (0..<shape.intents).map { intent in
            let bias = weights[shape.biases.lowerBound + intent / Matrix.lanes][intent % Matrix.lanes]
            return zip(rows[intent], mean).reduce(bias) { $0 - $1.0 * $1.1 }
        }
        let head = TextHead(
            weighting: weighting,
            weights: Array(weights[shape.start(ofFeature: 0)...]),
            lanes: shape.lanes
        )
        return IntentModel(
            dimension: data.dimension,
            regression: IntentModel.Regression(biases: biases, text: head),
            weights: rows,
            prototypes: prototypes
        )
    }
}

extension Matrix {
    /// Takes the mean row off each row, and returns it.
    fileprivate func subtractMean() -> [Float] {
        var sums = [Double](repeating: 0, count: columns)
        for row in 0..<rows {
            withRow(row) { numbers in
                for column in 0..<columns { sums[column] += Double(numbers[column]) }
            }
        }
        let mean = sums.map { Float($0 / Double(max(1, rows))) }
        for row in 0..<rows {
            withMutableRow(row) { numbers in
                for column in 0..<columns { numbers[column] -= mean[column] }
            }
        }
        return mean
    }
}
