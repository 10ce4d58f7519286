package import Evaluation
package import Reporting

extension Report {
    /// Which labels a collection has moved away from.
    package init(_ check: LabelCheck) {
        self.init(
            check.findings.isEmpty ? "All labels hold" : "Some labels are stale",
            facts: [("Right", "\(check.right)"), ("Stale", "\(check.findings.count)")],
            sections: check.findings.isEmpty
                ? []
                : [
                    Section(
                        "Stale labels",
                        tables: [
                            Table(
                                columns: ["label", "question", "documents that are gone", "sentence that is gone"],
                                rows: check.findings.map { finding in
                                    [
                                        .text(finding.id), .text(finding.question),
                                        .text(finding.missingDocuments.joined(separator: ", ")),
                                        finding.missingQuote.map(Table.Cell.text) ?? .none,
                                    ]
                                }
                            )
                        ]
                    )
                ]
        )
    }
}
