/// What a router that was trained on one half says of the other.
package struct TrainedHalf: Sendable {
    package let halving: Halving
    /// Of each text in the held-out half, in its order; any scale, more means rather the strong model.
    package let scores: [Double]

    package init(halving: Halving, scores: [Double]) {
        precondition(scores.count == halving.heldOut.count, "\(scores.count) scores of \(halving.heldOut.count)")
        self.halving = halving
        self.scores = scores
    }
}
