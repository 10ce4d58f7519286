import LinearAlgebra

/// What turns a text into scores: the weights of a regression, where there are any, and prototypes.
///
/// Both are rows of one matrix, so that a text costs one product.
struct IntentModel: Sendable {
    /// The regression; without one the similarities are the scores.
    struct Regression: Sendable, Equatable {
        /// Of each intent, and last that of the background, where there is one.
        var biases: [Float]
        var text: TextHead
    }

    let dimension: Int
    let regression: Regression?
    /// Where the prototypes of each intent begin among all of them, and where the last one's end. An intent may have none.
    let prototypeStarts: [Int]
    /// The weights of vectors, a row a bias, where there is a regression; then the prototypes.
    let rows: Matrix

    /// - Parameters:
    ///   - weights: of the regression, a row an intent; none without one.
    ///   - prototypes: of each intent, of unit length.
    init(dimension: Int, regression: Regression?, weights: [[Float]], prototypes: [[[Float]]]) {
        self.dimension = dimension
        self.regression = regression
        prototypeStarts = prototypes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        rows = Matrix(paddedRows: weights + prototypes.flatMap(\.self))
    }

    var intents: Int { prototypeStarts.count - 1 }
    /// The rows of weights: those of the intents, and of the background.
    private var firstPrototype: Int { regression?.biases.count ?? 0 }

    /// The scores of texts in their order, a block of them in one product.
    ///
    /// - Parameter vectors: of unit length, as many as texts.
    func scores(of vectors: [[Float]], texts: [TextFeatures]) -> [IntentScores] {
        precondition(
            vectors.count == texts.count && vectors.allSatisfy { $0.count == dimension },
            "vectors of \(vectors.first?.count ?? 0) components for a classifier of \(dimension)"
        )
        let block = 256
        return stride(from: 0, to: texts.count, by: block).flatMap { start in
            let end = min(start + block, texts.count)
            let queries = Matrix(paddedRows: Array(vectors[start..<end]))
            let products = Matrix(rows: end - start, columns: rows.rows)
            BLAS.products(of: rows, rows: 0..<rows.rows, with: queries, into: products)
            return (start..<end).map { text in
                products.withRow(text - start) { scores(products: $0, text: texts[text]) }
            }
        }
    }

    private func scores(products: Span<Float>, text: TextFeatures) -> IntentScores {
        let similarities = (0..<intents).map { intent in
            var nearest: Float = -1
            for prototype in prototypeStarts[intent]..<prototypeStarts[intent + 1] {
                nearest = max(nearest, products[firstPrototype + prototype])
            }
            return nearest
        }
        guard let regression else { return IntentScores(values: similarities, similarities: similarities) }
        let added = regression.text.scores(of: text)
        var values = regression.biases.indices.map { intent in
            products[intent] + regression.biases[intent] + added[intent / Matrix.lanes][intent % Matrix.lanes]
        }
        let background = values.count > intents ? values.removeLast() : nil
        return IntentScores(values: values, background: background, similarities: similarities)
    }
}
