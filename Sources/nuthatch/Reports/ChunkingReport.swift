import Evaluation
import Reporting

/// The figures of `eval chunking`.
struct ChunkingReport: Encodable {
    struct Row: Encodable {
        var name: String
        var chunking: String
        var chunks: Int
        var meanLength: Double
        var recall: Estimate
        var precision: Estimate
        var iou: Estimate
        var precisionOmega: Estimate

        init(_ scores: ChunkingScores) {
            name = scores.name
            chunking = scores.chunking
            chunks = scores.chunks
            meanLength = scores.meanLength
            recall = scores.recall
            precision = scores.precision
            iou = scores.iou
            precisionOmega = scores.precisionOmega
        }
    }

    let chunkings: [Row]
    let questions: Int
    /// Chunks that were found for a question.
    let limit: Int
    let mode: String
    let embedder: String

    init(_ scores: [ChunkingScores], limit: Int, mode: String, embedder: String) {
        chunkings = scores.map(Row.init)
        questions = scores.first?.perQuestion.count ?? 0
        self.limit = limit
        self.mode = mode
        self.embedder = embedder
    }

    func report(of folder: String) -> Report {
        Report(
            "Chunking",
            facts: [
                ("data", folder), ("questions", "\(questions)"), ("chunks a question", "\(limit)"), ("mode", mode),
                ("embedder", embedder),
            ],
            sections: [
                Report.Section(
                    "Excerpts found",
                    text: [
                        """
                        Recall is the share of the excerpts' text that was found, precision the share of the found text \
                        that is excerpts'. IoU is what both have in common over both together, text that was found twice \
                        counted twice. Precision omega is what precision could be if all chunks with excerpts were found, \
                        and no other.
                        """
                    ],
                    tables: [table],
                    charts: [tradeOff]
                )
            ]
        )
    }

    private var table: Table {
        Table(
            columns: ["chunking", "chunks", "length", "recall", "precision", "precision omega", "IoU"],
            rows: chunkings.map {
                [
                    .text($0.name), .count($0.chunks), .number($0.meanLength, decimals: 1), .estimate($0.recall),
                    .estimate($0.precision), .estimate($0.precisionOmega), .estimate($0.iou),
                ]
            }
        )
    }

    private var tradeOff: Chart {
        Chart(
            "Recall against IoU",
            .series(
                chunkings.map { row in
                    Chart.Series(
                        row.name,
                        [
                            Chart.Point(
                                row.iou.value,
                                row.recall.value,
                                low: row.recall.interval?.low,
                                high: row.recall.interval?.high
                            )
                        ],
                        style: .points
                    )
                },
                x: Chart.Axis("IoU"),
                y: Chart.Axis("recall")
            )
        )
    }
}
