import Evaluation
import Testing

@Suite struct ClassificationTests {
    private let bootstrap = Bootstrap(resamples: 200)

    private func predictions(_ pairs: [(String, String)]) -> [Prediction] {
        pairs.map { Prediction(text: "?", label: $0, predicted: $1) }
    }

    @Test func `accuracy and F1 are those worked out by hand`() throws {
        let classification = Classification(
            of: predictions([("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("c", "b"), ("c", "a")]),
            bootstrap: bootstrap
        )
        #expect(classification.accuracy.value == 0.5)
        #expect(classification.rows.map(\.label) == ["a", "b", "c"])
        #expect(classification.rows.map(\.count) == [3, 1, 2])
        #expect(classification.rows.map(\.precision) == [2.0 / 3, 1.0 / 3, 0])
        #expect(classification.rows.map(\.recall) == [2.0 / 3, 1, 0])
        #expect(classification.rows.map(\.f1) == [2.0 / 3, 0.5, 0])
        #expect(abs(classification.macroF1.value - (2.0 / 3 + 0.5) / 3) < 1e-15)
        let interval = try #require(classification.accuracy.interval)
        #expect(interval.low < 0.5 && interval.high > 0.5)
    }

    @Test func `confusions stand by how often, then by label`() {
        let classification = Classification(
            of: predictions([("b", "c"), ("a", "b"), ("b", "a"), ("b", "c"), ("c", "c")]),
            bootstrap: bootstrap
        )
        #expect(classification.confusions.map { "\($0.label)\($0.predicted)\($0.count)" } == ["bc2", "ab1", "ba1"])
    }

    @Test func `a label that is only predicted counts in the mean`() {
        let classification = Classification(of: predictions([("a", "a"), ("a", "x")]), bootstrap: bootstrap)
        #expect(classification.rows.map(\.label) == ["a", "x"])
        #expect(abs(classification.macroF1.value - (2.0 / 3) / 2) < 1e-15)
    }

    @Test func `all right is 1, whatever is drawn`() {
        let classification = Classification(of: predictions([("a", "a"), ("b", "b")]), bootstrap: bootstrap)
        let one = Estimate(1, Interval(low: 1, high: 1, level: 0.95))
        #expect(classification.accuracy == one && classification.macroF1 == one)
        #expect(classification.confusions.isEmpty)
    }

    @Test func `confidence is judged where all predictions have it`() {
        let sure = Prediction(text: "?", label: "a", predicted: "a", confidence: 0.9, isInScope: true)
        let wrong = Prediction(text: "?", label: "a", predicted: "b", confidence: 0.2, isInScope: false)
        let all = PredictionEvaluation(of: [sure, wrong], bootstrap: bootstrap)
        #expect(all.count == 2 && all.calibration != nil)
        #expect(all.errorRejection?.auroc?.value == 1 && all.scopeRejection?.auroc?.value == 1)
        let bare = PredictionEvaluation(of: predictions([("a", "a")]), bootstrap: bootstrap)
        #expect(bare.calibration == nil && bare.errorRejection == nil && bare.scopeRejection == nil)
    }
}
