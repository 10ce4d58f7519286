package import Evaluation

/// The figures of a run, and where run and judgments do not meet.
package struct JudgedRun: Sendable, Equatable {
    /// With the figures of each judged question; the time it took is not filled in.
    package var result: EvaluationResult
    /// How many judged questions the run leaves out.
    package var missing: Int
    /// How many questions of the run have no judgment, and so no figures.
    package var unjudged: Int

    package init(result: EvaluationResult, missing: Int, unjudged: Int) {
        self.result = result
        self.missing = missing
        self.unjudged = unjudged
    }
}
