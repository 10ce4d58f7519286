import Evaluation
import Reporting

/// The figures of `eval routing`.
struct RoutingReport: Encodable {
    var routing: RoutingEvaluation?
    var predictions: PredictionEvaluation?
    /// Nil where no router was trained.
    var training: GainTrial.Training?

    /// Of a large confusion matrix.
    private static let confusionLimit = 20

    /// - Parameters:
    ///   - files: what was measured.
    ///   - more: what else is told of it.
    func report(of files: [String], facts more: [(name: String, value: String)] = []) -> Report {
        var facts = [(name: "data", value: files.joined(separator: ", "))] + more
        if let routing { facts.append(("outcomes", "\(routing.count)")) }
        if let training { facts += training.facts }
        if let predictions { facts.append(("predictions", "\(predictions.count)")) }
        return Report(
            "Routing",
            facts: facts,
            sections: (routing.map { [Self.section(of: $0)] } ?? []) + (predictions.map(Self.sections) ?? [])
        )
    }

    private static func section(of routing: RoutingEvaluation) -> Report.Section {
        Report.Section(
            "Cost against quality",
            text: [
                """
                APGR is the area under the recovered share of the gap between both models, over the share of calls to the \
                strong one; CPT(50) and CPT(80) are the least shares of such calls that recover 50 % and 80 % of the gap. \
                Harm is the share of all texts that the weak model got and had wrong where the strong one is right. The \
                oracle is right wherever either model is.
                """,
                "The last two columns are the mean cost of a text where 95 % and 98 % of the strong model's quality are reached"
                    + (routing.hasCosts
                        ? "." : "; a call of the strong model counts as 1, one of the weak model as 0."),
            ],
            tables: [recovered(by: routing), quality(of: routing)],
            charts: [qualityChart(of: routing), harmChart(of: routing)]
        )
    }

    private static func recovered(by routing: RoutingEvaluation) -> Table {
        Table(
            "The gap recovered",
            columns: ["strategy", "APGR", "CPT(50)", "CPT(80)"],
            rows: routing.rows.filter { $0.figures.apgr != nil }.map { row in
                [
                    .text(row.strategy.rawValue), .estimate(row.figures.apgr), .estimate(row.figures.cpt50),
                    .estimate(row.figures.cpt80),
                ]
            }
        )
    }

    private static func quality(of routing: RoutingEvaluation) -> Table {
        Table(
            "What is right, and what it costs",
            columns: [
                "strategy", "strong calls", "quality", "harm", "gap to oracle", "cost", "at 95 %", "at 98 %",
            ],
            rows: routing.rows.map { row in
                let figures = row.figures
                return [
                    .text(row.strategy.rawValue), .number(figures.strongShare, decimals: 2), .estimate(figures.quality),
                    .estimate(figures.harm), .estimate(figures.oracleGap),
                    .estimate(figures.cost), .estimate(figures.costAt95), .estimate(figures.costAt98),
                ]
            }
        )
    }

    private static func qualityChart(of routing: RoutingEvaluation) -> Chart {
        let ends = [Chart.Point(0, routing.weakQuality), Chart.Point(1, routing.strongQuality)]
        return Chart(
            "Quality by the share of calls to the strong model",
            .series(
                series(of: routing, \.quality) + [Chart.Series("one model alone", ends, style: .points)],
                x: Chart.Axis("share of calls to the strong model", range: 0...1),
                y: Chart.Axis("quality")
            )
        )
    }

    private static func harmChart(of routing: RoutingEvaluation) -> Chart {
        Chart(
            "Harm by the share of calls to the strong model",
            .series(
                series(of: routing, \.harm),
                x: Chart.Axis("share of calls to the strong model", range: 0...1),
                y: Chart.Axis("harm")
            )
        )
    }

    private static func series(
        of routing: RoutingEvaluation,
        _ figure: KeyPath<CostQualityCurve.Point, Double>
    ) -> [Chart.Series] {
        routing.rows.filter { !$0.curve.isEmpty }.map { row in
            Chart.Series(
                row.strategy.rawValue,
                row.curve.map { Chart.Point($0.strongShare, $0[keyPath: figure]) },
                style: row.strategy == .random ? .reference : .line
            )
        }
    }

    private static func sections(of predictions: PredictionEvaluation) -> [Report.Section] {
        var sections = [labels(of: predictions.classification)]
        if let calibration = predictions.calibration {
            sections.append(.calibration(calibration, accuracy: "accuracy"))
        }
        if let errors = predictions.errorRejection {
            let scope = predictions.scopeRejection.map { [("texts in scope", $0)] } ?? []
            sections.append(.rejection([("right predictions", errors)] + scope))
        }
        return sections
    }

    private static func labels(of classification: Classification) -> Report.Section {
        Report.Section(
            "Labels",
            tables: [
                Table(
                    columns: ["measure", "value"],
                    rows: [
                        ["accuracy", .estimate(classification.accuracy)],
                        ["macro F1", .estimate(classification.macroF1)],
                    ]
                ),
                Table(
                    "By label",
                    columns: ["label", "texts", "precision", "recall", "F1"],
                    rows: classification.rows.map {
                        [
                            .text($0.label), .count($0.count), .measure($0.precision), .measure($0.recall),
                            .measure($0.f1),
                        ]
                    }
                ),
                Table(
                    "Most frequent confusions",
                    columns: ["label", "taken for", "texts"],
                    rows: classification.confusions.prefix(confusionLimit).map {
                        [.text($0.label), .text($0.predicted), .count($0.count)]
                    }
                ),
            ]
        )
    }
}
