import Evaluation
import Reporting

extension Report.Section {
    /// Whether confidences are the shares that come true.
    ///
    /// - Parameter accuracy: what those shares are called.
    static func calibration(_ calibration: Calibration, accuracy: String) -> Report.Section {
        func points(_ bins: [Calibration.Bin]) -> [Chart.Point] { bins.map { Chart.Point($0.confidence, $0.accuracy) } }
        return Report.Section(
            "Calibration",
            tables: [
                Table(
                    columns: ["measure", "value"],
                    rows: [
                        ["ECE, equal width", .estimate(calibration.error)],
                        ["ECE, equal mass", .estimate(calibration.equalMassError)],
                        ["Brier", .estimate(calibration.brier)],
                    ]
                )
            ],
            charts: [
                Chart(
                    "Reliability",
                    .series(
                        [
                            Chart.Series("as confident as right", [.init(0, 0), .init(1, 1)], style: .reference),
                            Chart.Series("bins of equal width", points(calibration.bins)),
                            Chart.Series("bins of equal mass", points(calibration.equalMassBins), style: .points),
                        ],
                        x: Chart.Axis("confidence", range: 0...1),
                        y: Chart.Axis(accuracy, range: 0...1)
                    )
                )
            ]
        )
    }

    /// How well confidence parts what should be accepted from the rest.
    ///
    /// - Parameters:
    ///   - rejections: each named for what should be accepted.
    ///   - threshold: where the curve of the first is worked at.
    static func rejection(
        _ rejections: [(name: String, rejection: Rejection)],
        threshold: Rejection.Point? = nil
    ) -> Report.Section {
        let curves = rejections.map { name, rejection in
            Chart.Series(name, rejection.curve.map { Chart.Point($0.coverage, $0.risk) })
        }
        let mark = threshold.map {
            [Chart.Series("today's threshold", [Chart.Point($0.coverage, $0.risk)], style: .points)]
        }
        return Report.Section(
            "Rejection",
            tables: [
                Table(
                    columns: ["accepting", "AUROC", "FPR at 95 % TPR", "AURC"],
                    rows: rejections.map {
                        [.text($0), .estimate($1.auroc), .estimate($1.fprAt95), .estimate($1.aurc)]
                    }
                )
            ],
            charts: [
                Chart(
                    "Risk by coverage",
                    .series(
                        curves + (mark ?? []),
                        x: Chart.Axis("coverage", range: 0...1),
                        y: Chart.Axis("risk")
                    )
                )
            ]
        )
    }
}
