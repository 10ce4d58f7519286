/// Brings a question's vector and the features of its text to one scale, by the questions of a training.
struct FeatureScaling: Sendable, Equatable, Codable {
    /// Of the vector.
    let dimension: Int
    private let means: [Double]
    private let scales: [Double]

    /// - Parameter questions: at least one, with vectors of one dimension.
    init(of questions: [GradedQuestion]) {
        let dimension = questions[0].vector.count
        let size = dimension + SurfaceFeatures.count
        var sums = [Double](repeating: 0, count: size)
        var squares = sums
        for question in questions {
            for (index, value) in Self.raw(question.text, question.vector).enumerated() {
                sums[index] += value
                squares[index] += value * value
            }
        }
        let count = Double(questions.count)
        self.dimension = dimension
        means = sums.map { $0 / count }
        // A feature then varies as much as a component of a unit vector does, so that one penalty suits both.
        scales = (0..<size).map { index in
            guard index >= dimension else { return 1 }
            let mean = sums[index] / count
            let variance = max(0, squares[index] / count - mean * mean)
            return variance > 1e-12 ? 1 / (variance * Double(dimension)).squareRoot() : 0
        }
    }

    /// Each with the mean 0 over the training.
    func variables(of text: String, vector: [Float]) -> [Double] {
        let raw = Self.raw(text, vector)
        return raw.indices.map { (raw[$0] - means[$0]) * scales[$0] }
    }

    private static func raw(_ text: String, _ vector: [Float]) -> [Double] {
        vector.map(Double.init) + SurfaceFeatures(of: text).values
    }
}
