import Evaluation
import ReplyFormat

/// What one way to search, or one run from a file, was found to be worth.
struct MeasuredRetrieval {
    /// How many of the best documents of each question are kept with its figures, to be shown beside those of another run.
    static let rankingDepth = 10

    /// Such as `hybrid adaptive`, or the run's file.
    var name: String
    var result: EvaluationResult
    /// Of each search, in milliseconds; empty for a run from a file.
    var latencies: [Double] = []
    /// What a reader should know of the data.
    var notes: [String] = []
}

extension EvaluationResult.Latency {
    /// Nil for none.
    init?(_ milliseconds: [Double]) {
        guard !milliseconds.isEmpty else { return nil }
        self.init(
            p50: milliseconds.percentile(0.5),
            p95: milliseconds.percentile(0.95),
            p99: milliseconds.percentile(0.99)
        )
    }
}
