/// Holds a result against a baseline by rules: whether a change made retrieval worse.
///
/// A measure fails where it fell further than its rule tolerates and further than noise may carry it, by a one-sided
/// randomisation test over the questions. A side without figures by question leaves the tolerance to decide.
package struct Gate: Sendable {
    private let rules: [GateRule]
    private let ignoredParts: Set<FingerprintPart>
    private let significance: Double
    private let test: RandomisationTest

    /// - Parameter ignoredParts: what may differ between the result and the baseline; the data never may.
    package init(
        rules: [GateRule],
        across ignoredParts: Set<FingerprintPart> = [],
        significance: Double = 0.05,
        test: RandomisationTest = RandomisationTest()
    ) throws(ComparisonError) {
        guard !rules.isEmpty else { throw .noRules }
        self.rules = rules
        self.ignoredParts = ignoredParts
        self.significance = significance
        self.test = test
    }

    package func judge(_ result: Baseline, against baseline: Baseline) throws(ComparisonError) -> GateOutcome {
        try check(result.fingerprint, baseline.fingerprint)
        try Self.checkQuestions(result, baseline)
        var findings: [GateFinding] = []
        for rule in rules { findings.append(try judge(rule, result, baseline)) }
        return GateOutcome(findings: findings, notes: Self.notes(result, baseline))
    }

    private func check(
        _ result: EvaluationResult.Fingerprint,
        _ baseline: EvaluationResult.Fingerprint
    ) throws(ComparisonError) {
        guard result.data == baseline.data else {
            throw .differentData(
                run: "The result",
                data: result.data,
                baseline: "the baseline",
                baselineData: baseline.data
            )
        }
        for part in FingerprintPart.allCases where !ignoredParts.contains(part) {
            let (value, expected) = (part.value(in: result), part.value(in: baseline))
            guard value == expected else { throw .differentPart(part, value: value, baseline: expected) }
        }
    }

    /// The same data may have been asked only half of its questions.
    private static func checkQuestions(_ result: Baseline, _ baseline: Baseline) throws(ComparisonError) {
        var (missing, added) = (max(0, baseline.queries - result.queries), max(0, result.queries - baseline.queries))
        if let ids = result.perQuery?.keys, let expected = baseline.perQuery?.keys {
            (missing, added) = (Set(expected).subtracting(ids).count, Set(ids).subtracting(expected).count)
        }
        guard missing == 0, added == 0 else { throw .differentQuestions(missing: missing, added: added) }
    }

    private func judge(
        _ rule: GateRule,
        _ result: Baseline,
        _ baseline: Baseline
    ) throws(ComparisonError) -> GateFinding {
        let value = try Self.figure(rule.measure, of: result, named: "The result")
        let expected = try Self.figure(rule.measure, of: baseline, named: "The baseline")
        let p = try Self.differences(rule.measure, result, baseline).map { test.result(of: $0.values).lower }
        let allowance = rule.allowance(of: expected)
        // A fall by just as much is tolerated, however binary fractions round it.
        let isBeyondTolerance = expected - value > allowance + 1e-9
        let isBeyondNoise = p.map { $0 < significance }
        return GateFinding(
            measure: rule.measure,
            baseline: expected,
            value: value,
            difference: value - expected,
            allowance: allowance,
            p: p,
            isBeyondTolerance: isBeyondTolerance,
            isBeyondNoise: isBeyondNoise,
            passes: !isBeyondTolerance || isBeyondNoise == false
        )
    }

    private static func figure(_ measure: String, of side: Baseline, named name: String) throws(ComparisonError)
        -> Double
    {
        guard let figure = side.measures[measure] else {
            throw .unknownMeasure(measure, run: name, known: side.measures.keys.sorted())
        }
        return figure
    }

    /// Nil where a side has no figures by question.
    private static func differences(
        _ measure: String,
        _ result: Baseline,
        _ baseline: Baseline
    ) throws(ComparisonError) -> PairedDifferences? {
        guard let rows = result.perQuery, let expected = baseline.perQuery else { return nil }
        let ids = expected.keys.sorted()
        func column(_ rows: [String: [String: Double]], _ name: String) throws(ComparisonError) -> [Double] {
            var column: [Double] = []
            for id in ids {
                guard let figure = rows[id]?[measure] else {
                    throw .missingFigure(measure: measure, run: name, question: id)
                }
                column.append(figure)
            }
            return column
        }
        return PairedDifferences(from: try column(expected, "The baseline"), to: try column(rows, "The result"))
    }

    private static func notes(_ result: Baseline, _ baseline: Baseline) -> [String] {
        let bare = [("The result", result), ("The baseline", baseline)].filter { $0.1.perQuery == nil }.map(\.0)
        return bare.map {
            "\($0) has no figures by question, so the tolerance alone decides; write it with --per-query."
        }
    }
}
