import Evaluation
import Reporting

extension Report {
    /// The figures of one or several ways to search, with their intervals.
    ///
    /// - Parameters:
    ///   - measured: at least one, all over the same data.
    ///   - showsQuestions: whether each question's figures are shown too.
    init(_ measured: [MeasuredRetrieval], measures: [String], showsQuestions: Bool) {
        let first = measured.first?.result.fingerprint
        let facts = [
            ("data", first.map { String($0.data.prefix(12)) }), ("chunking", first?.chunking),
            ("embedder", first?.embedder),
        ]
        var sections = [Self.figures(measured, measures)]
        if measured.contains(where: { !$0.latencies.isEmpty }) { sections.append(Self.latency(measured)) }
        if showsQuestions { sections += measured.map { Self.questions($0, measures) } }
        self.init(
            "Retrieval",
            facts: facts.compactMap { name, value in
                guard let value, !value.isEmpty else { return nil }
                return (name, value)
            },
            sections: sections
        )
    }

    private static func figures(_ measured: [MeasuredRetrieval], _ measures: [String]) -> Section {
        let rows = measured.map { retrieval in (retrieval.name, cells(retrieval.result, measures)) }
        // One way reads best as a list of measures, several as a table of ways.
        let table =
            measured.count == 1
            ? Table(
                columns: ["measure", "mean and 95 % interval"],
                rows: zip(measures, rows.first?.1 ?? []).map { [.text($0), $1] }
            )
            : Table(columns: ["search"] + measures, rows: rows.map { [.text($0)] + $1 })
        let result = measured.first?.result
        var notes = [
            "\(result?.queries ?? 0) questions, in \(Int(measured.reduce(0) { $0 + $1.result.tookMilliseconds })) ms."
        ]
        for note in measured.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
        return Section(
            "Figures",
            text: notes,
            tables: [table],
            charts: measures.prefix(1).map { measure in
                Chart(
                    measure,
                    .bars(measured.map { bar($0, measure) }, y: Chart.Axis(measure, range: 0...1))
                )
            }
        )
    }

    private static func cells(_ result: EvaluationResult, _ measures: [String]) -> [Table.Cell] {
        let columns = measures.map { measure in
            (result.perQuery ?? [:]).sorted { $0.key < $1.key }.map { $0.value[measure] ?? 0 }
        }
        let isWhole = columns.first?.count == result.queries && result.queries > 0
        let intervals = isWhole ? Bootstrap().intervals(ofMeans: SampleTable(columns: columns)) : []
        return measures.enumerated().map { index, measure in
            guard let value = result.measures[measure], index < intervals.count else {
                return .measure(result.measures[measure])
            }
            return .interval(value, low: intervals[index].low, high: intervals[index].high, decimals: 4)
        }
    }

    private static func bar(_ retrieval: MeasuredRetrieval, _ measure: String) -> Chart.Bar {
        let values = (retrieval.result.perQuery ?? [:]).sorted { $0.key < $1.key }.map { $0.value[measure] ?? 0 }
        let interval = Bootstrap().interval(ofMean: values)
        return Chart.Bar(
            retrieval.name,
            retrieval.result.measures[measure] ?? 0,
            low: interval?.low,
            high: interval?.high
        )
    }

    private static func latency(_ measured: [MeasuredRetrieval]) -> Section {
        Section(
            "Latency",
            text: measured.count > 1
                ? ["A question is embedded once: the first search that needs its vector bears it."] : [],
            tables: [
                Table(
                    columns: ["search", "p50 ms", "p95 ms", "p99 ms"],
                    rows: measured.compactMap { retrieval in
                        retrieval.result.latency.map {
                            [
                                .text(retrieval.name), .number($0.p50, decimals: 2), .number($0.p95, decimals: 2),
                                .number($0.p99, decimals: 2),
                            ]
                        }
                    }
                )
            ],
            charts: measured.prefix(1).map {
                Chart("Latency of \($0.name)", .histogram($0.latencies, x: Chart.Axis("milliseconds"), bins: 40))
            }
        )
    }

    private static func questions(_ retrieval: MeasuredRetrieval, _ measures: [String]) -> Section {
        Section(
            "Questions: \(retrieval.name)",
            tables: [
                Table(
                    columns: ["question"] + measures,
                    rows: (retrieval.result.perQuery ?? [:]).sorted { $0.key < $1.key }.map { id, figures in
                        [.text(id)] + measures.map { .measure(figures[$0]) }
                    }
                )
            ]
        )
    }
}
