import Evaluation
import ReplyFormat
import Reporting

/// What `eval calibrate` fitted, and what it is worth.
struct CalibrationReport: Encodable {
    struct Threshold: Encodable {
        var current: Double
        var fitted: Double
        /// The mean of the shares of answerable questions answered right and of others refused.
        var balancedCurrent: Estimate
        var balancedFitted: Estimate
        var balancedHeldOut: Estimate
    }

    struct Weight: Encodable {
        var fitted: Double
        var isBetter: Bool
        var p: Double
        var ndcgAdaptive: Estimate
        var ndcgHeldOut: Estimate
        var weights: [Double]
        var ndcg: [Estimate]
    }

    var threshold: Threshold?
    var weight: Weight?
    var stored: Bool

    init(_ fit: CalibrationFit.Measured, isStored: Bool) {
        threshold = fit.threshold.map {
            Threshold(
                current: fit.currentThreshold,
                fitted: $0.threshold,
                balancedCurrent: $0.current,
                balancedFitted: $0.fitted,
                balancedHeldOut: $0.heldOut
            )
        }
        weight = fit.weight.map {
            Weight(
                fitted: $0.weight,
                isBetter: $0.isBetter,
                p: $0.p,
                ndcgAdaptive: $0.adaptive,
                ndcgHeldOut: $0.heldOut,
                weights: CalibrationFit.weights,
                ndcg: $0.means
            )
        }
        stored = isStored
    }
}

extension Report {
    init(_ report: CalibrationReport) {
        var sections: [Section] = []
        if let threshold = report.threshold {
            sections.append(
                Section(
                    "Refusal threshold",
                    text: [
                        "The mean of two shares: answerable questions answered right, and the others refused. The held-out "
                            + "figure is what the fit may be worth on questions to come."
                    ],
                    tables: [
                        Table(
                            columns: ["threshold", "at", "balanced"],
                            rows: [
                                [
                                    "in use", .number(threshold.current, decimals: 3),
                                    .estimate(threshold.balancedCurrent),
                                ],
                                [
                                    "fitted", .number(threshold.fitted, decimals: 3),
                                    .estimate(threshold.balancedFitted),
                                ],
                                ["fitted, held out", .none, .estimate(threshold.balancedHeldOut)],
                            ]
                        )
                    ]
                )
            )
        }
        if let weight = report.weight { sections.append(Self.section(weight)) }
        if sections.isEmpty { sections = [Section("Nothing to fit", text: ["No question is answerable."])] }
        if report.stored { sections.append(Section("Stored", text: ["The collection uses it from now on."])) }
        self.init("Calibration", sections: sections)
    }

    private static func section(_ weight: CalibrationReport.Weight) -> Section {
        Section(
            "Weight of meaning",
            text: [
                weight.isBetter
                    ? "One weight for all questions is better than one that adapts to each (p \(weight.p.rounded(to: 4)))."
                    : "It cannot be told that one weight for all questions is better than one that adapts to each "
                        + "(p \(weight.p.rounded(to: 4))); it is not stored."
            ],
            tables: [
                Table(
                    columns: ["weight", "at", "nDCG@10"],
                    rows: [
                        ["adaptive", .none, .estimate(weight.ndcgAdaptive)],
                        ["fitted, held out", .number(weight.fitted, decimals: 2), .estimate(weight.ndcgHeldOut)],
                    ]
                )
            ],
            charts: [
                Chart(
                    "nDCG@10 by weight",
                    .series(
                        [
                            .init(
                                "fixed",
                                zip(weight.weights, weight.ndcg).map {
                                    Chart.Point($0, $1.value, low: $1.interval?.low, high: $1.interval?.high)
                                }
                            ),
                            .init(
                                "adaptive",
                                [
                                    Chart.Point(0, weight.ndcgAdaptive.value),
                                    Chart.Point(1, weight.ndcgAdaptive.value),
                                ],
                                style: .reference
                            ),
                        ],
                        x: .init("weight of meaning", range: 0...1),
                        y: .init("nDCG@10")
                    )
                )
            ]
        )
    }
}
