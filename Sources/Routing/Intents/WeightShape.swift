import LinearAlgebra

/// How the weights of a regression stand in lanes of eight: those of vectors, an intent a row; the biases; those of the
/// features of texts, a feature a row.
struct WeightShape: Sendable, Equatable {
    let intents: Int
    /// Intents and components, padded to whole lanes.
    let rows: Int
    let columns: Int

    init(intents: Int, columns: Int) {
        self.intents = intents
        rows = Matrix.padded(intents)
        self.columns = columns
    }

    /// The lanes of a row of all intents.
    var lanes: Int { rows / Matrix.lanes }
    /// The lanes of the biases.
    var biases: Range<Int> { rows * (columns / Matrix.lanes)..<rows * (columns / Matrix.lanes) + lanes }
    /// The lanes of all weights.
    var count: Int { start(ofFeature: TextFeatures.count) }

    func start(ofFeature feature: Int) -> Int { biases.upperBound + feature * lanes }

    /// Writes the weights of vectors as a matrix, an intent a row.
    func copyDense(of weights: [SIMD8<Float>], to matrix: Matrix) {
        let width = columns / Matrix.lanes
        for row in 0..<rows {
            matrix.withMutableRow(row) { numbers in
                for lane in 0..<width {
                    let values = weights[row * width + lane]
                    for index in 0..<Matrix.lanes { numbers[lane * Matrix.lanes + index] = values[index] }
                }
            }
        }
    }

    /// Adds the numbers of a matrix to the weights of vectors.
    func addDense(_ matrix: Matrix, to weights: inout [SIMD8<Float>]) {
        let width = columns / Matrix.lanes
        for row in 0..<rows {
            matrix.withRow(row) { numbers in
                for lane in 0..<width { weights[row * width + lane] += numbers.lane(lane) }
            }
        }
    }
}

extension Span<Float> {
    /// The eight numbers of a lane.
    func lane(_ lane: Int) -> SIMD8<Float> {
        let start = lane * 8
        return SIMD8(
            self[start],
            self[start + 1],
            self[start + 2],
            self[start + 3],
            self[start + 4],
            self[start + 5],
            self[start + 6],
            self[start + 7]
        )
    }
}
