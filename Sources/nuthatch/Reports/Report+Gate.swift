package import Evaluation
package import Reporting

extension Report {
    /// What each rule says.
    package init(_ outcome: GateOutcome) {
        self.init(
            outcome.passes ? "The gate is passed" : "The gate is not passed",
            sections: [
                Section(
                    "Rules",
                    text: outcome.notes,
                    tables: [
                        Table(
                            columns: ["measure", "baseline", "result", "difference", "may fall by", "p", "it"],
                            rows: outcome.findings.map { finding in
                                [
                                    .text(finding.measure), .measure(finding.baseline), .measure(finding.value),
                                    .measure(finding.difference), .measure(finding.allowance), .measure(finding.p),
                                    .text(finding.conclusion),
                                ]
                            }
                        )
                    ]
                )
            ]
        )
    }
}
