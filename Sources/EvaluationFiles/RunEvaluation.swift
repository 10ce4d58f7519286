package import Evaluation

/// Judges a run by judgments, both from files.
package struct RunEvaluation: Sendable {
    package var run: RunFile
    package var qrels: QrelsFile
    package var measures: [Measure]
    /// Whether the means count judged questions that the run leaves out, as zeros.
    package var countsMissing: Bool
    /// How many of the best documents of each question the result holds.
    package var rankingDepth: Int

    package init(
        run: String,
        qrels: String,
        measures: [Measure] = Measure.standard,
        countsMissing: Bool = false,
        rankingDepth: Int = 0
    ) {
        self.run = RunFile(run)
        self.qrels = QrelsFile(qrels)
        self.measures = measures
        self.countsMissing = countsMissing
        self.rankingDepth = rankingDepth
    }

    /// Blocks: reads both files.
    ///
    /// - Parameter hasher: what makes the fingerprint of the judgments.
    package func judged(hasher: some DataHasher) throws(EvaluationFileError) -> JudgedRun {
        let judgments = try qrels.read()
        var fingerprint = DataFingerprint(hasher)
        fingerprint.add(judgments)
        let fresh = Evaluator(measures, judgments: judgments, rankingDepth: rankingDepth)
        var evaluator = fresh
        let tag = try run.forEachQuery {
            evaluator = fresh
        } _: { query, list in
            evaluator.add(list, for: query)
        }
        guard evaluator.judged > 0 else {
            throw EvaluationFileError(
                .noJudgedQuery(count: evaluator.unjudged, judgments: qrels.path),
                file: run.path
            )
        }
        return JudgedRun(
            result: evaluator.result(
                countsMissing: countsMissing,
                fingerprint: EvaluationResult.Fingerprint(data: fingerprint.digest, retrieval: tag)
            ),
            missing: judgments.count - evaluator.judged,
            unjudged: evaluator.unjudged
        )
    }
}
