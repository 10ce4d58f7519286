import Evaluation
import RAGCore
import ReplyFormat
import Reporting

/// What a classifier of intents is worth on labelled texts.
struct IntentTestReport: Encodable {
    /// Resamples of the bootstrap that the intervals stand on.
    private static let resamples = 500

    var texts: Int
    var accuracy: Double
    var macroF1: Double
    /// The expected calibration error over 15 bins.
    var calibrationError: Double
    /// The share of the texts that are rejected.
    var rejected: Double
    var predictions: PredictionEvaluation

    private enum CodingKeys: String, CodingKey {
        case texts, accuracy, calibrationError, rejected, predictions
        case macroF1 = "macro_f1"
    }

    /// - Parameters:
    ///   - guesses: at least one.
    ///   - texts: as many.
    init(_ guesses: [IntentGuess], of texts: [LabelledText]) {
        predictions = PredictionEvaluation(
            of: zip(guesses, texts).map {
                Prediction(text: $1.text, label: $1.label, predicted: $0.intent, confidence: min(1, $0.probability))
            },
            bootstrap: Bootstrap(resamples: Self.resamples)
        )
        self.texts = texts.count
        accuracy = predictions.classification.accuracy.value
        macroF1 = predictions.classification.macroF1.value
        calibrationError = predictions.calibration?.error.value ?? 0
        rejected = Double(guesses.count { $0.isRejected }) / Double(guesses.count)
    }

    /// - Parameter facts: what else is told.
    func report(of files: [String], facts: [(name: String, value: String)] = []) -> Report {
        RoutingReport(predictions: predictions)
            .report(of: files, facts: facts + [("rejected", "\((100 * rejected).rounded(to: 2)) %")])
    }
}
