import LinearAlgebra

/// What the features of a text add to the scores of intents.
struct TextHead: Sendable, Equatable {
    let weighting: TextWeighting
    /// Of each feature, the step in which its weights are kept.
    let steps: [Float]
    /// A row of all intents a feature, padded to whole lanes. Each weight is a whole number of steps, -127 to 127: as
    /// bytes they take a quarter of the room, and no question's probability moves by more than a thousandth.
    let weights: [SIMD8<Float>]
    let lanes: Int

    /// - Parameter weights: rounded to steps here.
    init(weighting: TextWeighting, weights: [SIMD8<Float>], lanes: Int) {
        precondition(weights.count == TextFeatures.count * lanes, "\(weights.count) lanes of weights")
        var steps: [Float] = []
        var rounded = weights
        for start in stride(from: 0, to: weights.count, by: lanes) {
            var largest: Float = 0
            for lane in 0..<lanes {
                let row = weights[start + lane]
                largest = max(largest, row.max(), -row.min())
            }
            let step = largest / 127
            steps.append(step)
            for lane in start..<start + lanes where step > 0 {
                rounded[lane] = (weights[lane] / step).rounded(.toNearestOrEven) * step
            }
        }
        self.init(weighting: weighting, steps: steps, rounded: rounded, lanes: lanes)
    }

    /// - Parameter rounded: whole numbers of `steps`.
    init(weighting: TextWeighting, steps: [Float], rounded: [SIMD8<Float>], lanes: Int) {
        self.weighting = weighting
        self.steps = steps
        weights = rounded
        self.lanes = lanes
    }

    /// The scores of all intents, in lanes.
    func scores(of text: TextFeatures) -> [SIMD8<Float>] {
        var scores = [SIMD8<Float>](repeating: .zero, count: lanes)
        for entry in weighting.values(of: text) {
            for lane in 0..<lanes { scores[lane] += weights[entry.feature * lanes + lane] * entry.value }
        }
        return scores
    }
}
