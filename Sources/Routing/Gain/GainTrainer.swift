import LinearAlgebra

/// Trains models of gains. It blocks: some tenths of a second for 7,000 questions.
package enum GainTrainer {
    /// Fewer say nothing.
    package static let leastQuestions = 20

    private static let folds = 5
    private static let penalties: [Double] = [3, 10, 30, 100, 300]

    /// - Parameters:
    ///   - questions: with vectors of one dimension and unit length.
    ///   - embedder: the fingerprint of what made the vectors.
    /// - Throws: where there are too few, or vectors of several dimensions.
    package static func train(_ questions: [GradedQuestion], embedder: String) throws(GainError) -> GainModel {
        guard questions.count >= leastQuestions else { throw .tooFew(questions.count, least: leastQuestions) }
        let dimension = questions[0].vector.count
        if let other = questions.first(where: { $0.vector.count != dimension }) {
            throw .dimensions(dimension, other.vector.count)
        }
        let mean = questions.reduce(0) { $0 + $1.gain } / Double(questions.count)
        let known = questions.filter { $0.intent != nil }
        let intents = IntentGains(of: Dictionary(grouping: known) { $0.intent ?? "" }.mapValues { $0.map(\.gain) })
        let scaling = FeatureScaling(of: questions)
        let parts = (0..<folds).map { fold in
            let part = stride(from: fold, to: questions.count, by: folds).map { questions[$0] }
            return equations(of: part, scaling, outcomes: part.map { $0.gain - mean - intents[$0.intent] })
        }
        let all = parts.dropFirst().reduce(parts[0], +)
        let penalty = bestPenalty(parts, all: all)
        return GainModel(
            embedder: embedder,
            intents: intents,
            penalty: penalty,
            scaling: scaling,
            weights: all.weights(penalty: penalty),
            mean: mean
        )
    }

    private static func equations(
        of questions: [GradedQuestion],
        _ scaling: FeatureScaling,
        outcomes: [Double]
    ) -> NormalEquations {
        let columns = questions.map { scaling.variables(of: $0.text, vector: $0.vector) }
        let rows = scaling.dimension + SurfaceFeatures.count
        let variables = Matrix(rows: rows, columns: columns.count) { span in
            for (column, values) in columns.enumerated() {
                for row in 0..<rows { span[row * columns.count + column] = Float(values[row]) }
            }
        }
        return NormalEquations(variables: variables, outcomes: outcomes)
    }

    /// The one that errs least on each part after a fit to the others.
    private static func bestPenalty(_ parts: [NormalEquations], all: NormalEquations) -> Double {
        let errors = penalties.map { penalty in
            parts.reduce(0) { $0 + $1.squaredError(of: (all - $1).weights(penalty: penalty)) }
        }
        return zip(errors, penalties).min { $0.0 < $1.0 }?.1 ?? penalties[0]
    }
}
