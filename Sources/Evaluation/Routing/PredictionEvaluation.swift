/// What a classifier's predictions are worth: whether they are right, know how sure they are, and tell what is theirs.
package struct PredictionEvaluation: Sendable, Equatable, Encodable {
    package let count: Int
    package let classification: Classification
    /// Nil where predictions have no confidence; so are the rejections.
    package let calibration: Calibration?
    /// Confidence as a test of whether the prediction is right.
    package let errorRejection: Rejection?
    /// Confidence as a test of whether the text is in scope; nil where the predictions do not say so.
    package let scopeRejection: Rejection?

    /// - Parameter predictions: at least one; all with a confidence and a scope, or none.
    package init(of predictions: [Prediction], bootstrap: Bootstrap = Bootstrap()) {
        func pairs(_ truth: (Prediction) -> Bool?) -> [(score: Double, isPositive: Bool)]? {
            let pairs = predictions.compactMap { prediction in
                prediction.confidence.flatMap { confidence in truth(prediction).map { (confidence, $0) } }
            }
            return pairs.count == predictions.count ? pairs : nil
        }
        let right = pairs(\.isRight)
        count = predictions.count
        classification = Classification(of: predictions, bootstrap: bootstrap)
        calibration = right.map { Calibration(of: $0.map { ($0.score, $0.isPositive) }, bootstrap: bootstrap) }
        errorRejection = right.map { Rejection(of: $0, bootstrap: bootstrap) }
        scopeRejection = pairs(\.isInScope).map { Rejection(of: $0, bootstrap: bootstrap) }
    }
}
