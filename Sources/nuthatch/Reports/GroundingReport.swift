import Evaluation
import ReplyFormat
import Reporting

/// The figures of `eval grounding`.
struct GroundingReport: Encodable {
    let scores: GroundingScores
    /// What the check of a sentence takes on average, without embeddings.
    let microseconds: Double
}

extension Report {
    init(_ report: GroundingReport, facts: [(name: String, value: String)]) {
        let rows = report.scores.rows.map { row in
            [
                Table.Cell.text(row.kind.rawValue), .text(row.kind.isTrue ? "true" : "spoiled"), .count(row.count),
                .count(row.flagged), .number(100 * row.share, decimals: 1),
            ]
        }
        self.init(
            "Grounding",
            facts: facts,
            sections: [
                Section(
                    "Sentences called unsupported",
                    text: [
                        """
                        Of the spoiled \((100 * report.scores.caught).rounded(to: 1)) % were caught, of the true \
                        \((100 * report.scores.falseAlarms).rounded(to: 1)) % were called unsupported. A check takes \
                        \(Int(report.microseconds.rounded())) µs without embeddings.
                        """
                    ],
                    tables: [Table(columns: ["kind", "is", "sentences", "called unsupported", "%"], rows: rows)]
                )
            ]
        )
    }
}
