package import Evaluation
package import Reporting

extension Report {
    /// Each measure of each run beside the baseline, then by question and by slice.
    package init(_ comparison: Comparison) {
        self.init(
            "Comparison with \(comparison.runs[0].name)",
            facts: [("Questions", "\(comparison.queries)"), ("Data", comparison.runs[0].fingerprint.data)],
            sections: [Self.overview(comparison)] + comparison.comparisons.flatMap { Self.sections($0, comparison) }
        )
    }

    private static func overview(_ comparison: Comparison) -> Section {
        Section(
            "Runs",
            text: comparison.notes,
            tables: [
                Table(
                    columns: ["run", comparison.leading, "retrieval", "chunking", "embedder"],
                    rows: comparison.runs.map { run in
                        [
                            .text(run.name), .interval(run.mean, run.interval), .text(run.fingerprint.retrieval),
                            .text(run.fingerprint.chunking), .text(run.fingerprint.embedder),
                        ]
                    }
                )
            ],
            charts: [
                Chart(
                    "\(comparison.leading) of each run",
                    .bars(
                        comparison.runs.map {
                            Chart.Bar($0.name, $0.mean, low: $0.interval.low, high: $0.interval.high)
                        },
                        y: Chart.Axis(comparison.leading)
                    )
                )
            ]
        )
    }

    private static func sections(_ run: RunComparison, _ comparison: Comparison) -> [Section] {
        var sections = [measures(run, comparison)]
        if !run.slices.isEmpty { sections.append(slices(run, comparison)) }
        if !run.changed.isEmpty { sections.append(changed(run, comparison)) }
        return sections
    }

    private static func measures(_ run: RunComparison, _ comparison: Comparison) -> Section {
        let tests = comparison.tests == 1 ? "for one test" : "for \(comparison.tests) tests"
        return Section(
            run.name,
            text: [
                "Intervals hold 95 % by the paired bootstrap; p is of the paired randomisation test, and corrected \(tests) "
                    + "by Holm's method. The last column goes by the corrected p."
            ],
            tables: [
                Table(
                    columns: [
                        "measure", comparison.runs[0].name, run.name, "difference", "p", "p (Holm)", "p (t-test)",
                        "wins",
                        "ties", "losses", run.name + " is",
                    ],
                    rows: run.measures.map { row in
                        [
                            .text(row.measure), .measure(row.baselineMean), .measure(row.mean),
                            .interval(row.difference, row.interval), .measure(row.p), .measure(row.correctedP),
                            .measure(row.studentP), .count(row.wins), .count(row.ties), .count(row.losses),
                            .text(row.conclusion),
                        ]
                    }
                )
            ],
            charts: [
                Chart(
                    "Difference of \(run.name), with intervals",
                    .bars(
                        run.measures.map {
                            Chart.Bar($0.measure, $0.difference, low: $0.interval.low, high: $0.interval.high)
                        },
                        y: Chart.Axis("difference")
                    )
                ),
                Chart(
                    "\(comparison.leading) of each question, \(run.name) less \(comparison.runs[0].name)",
                    .series(
                        [
                            Chart.Series(
                                run.name,
                                run.differences.enumerated().map { Chart.Point(Double($0 + 1), $1.difference) }
                            )
                        ],
                        x: Chart.Axis("question, by its difference"),
                        y: Chart.Axis("difference")
                    )
                ),
            ]
        )
    }

    private static func slices(_ run: RunComparison, _ comparison: Comparison) -> Section {
        Section(
            "\(run.name) by slice",
            text: [
                "\(comparison.leading). Intervals of 95 % are not corrected: of twenty slices one misleads. Of tags and the "
                    + "like the \(ComparisonSettings.slicesOfAKind) with the most questions are shown."
            ],
            tables: [
                Table(
                    columns: ["by", "slice", "questions", "difference"],
                    rows: run.slices.map { slice in
                        let figure = slice.interval.map { Table.Cell.interval(slice.difference, $0) }
                        return [
                            .text(slice.kind), .text(slice.name), .count(slice.queries),
                            figure ?? .measure(slice.difference),
                        ]
                    }
                )
            ]
        )
    }

    private static func changed(_ run: RunComparison, _ comparison: Comparison) -> Section {
        let baseline = comparison.runs[0].name
        let overview = Table(
            columns: ["question", "text", baseline, run.name, "difference"],
            rows: run.changed.map {
                [
                    .text($0.id), $0.text.map(Table.Cell.text) ?? .none, .measure($0.baseline), .measure($0.value),
                    .measure($0.difference),
                ]
            }
        )
        let rankings = run.changed.filter { !$0.baselineRanking.isEmpty || !$0.ranking.isEmpty }.map { question in
            Table(
                question.text.map { "\(question.id): \($0)" } ?? question.id,
                columns: ["rank", baseline, run.name],
                rows: (0..<min(10, max(question.baselineRanking.count, question.ranking.count))).map { index in
                    [
                        .count(index + 1), .text(question.baselineRanking, at: index),
                        .text(question.ranking, at: index),
                    ]
                }
            )
        }
        return Section(
            "Questions that changed most in \(comparison.leading), \(run.name)",
            tables: [overview] + rankings
        )
    }
}

extension Table.Cell {
    fileprivate static func interval(_ value: Double, _ interval: Interval) -> Table.Cell {
        .interval(value, low: interval.low, high: interval.high, decimals: 4)
    }

    fileprivate static func text(_ texts: [String], at index: Int) -> Table.Cell {
        texts.indices.contains(index) ? .text(texts[index]) : .none
    }
}
