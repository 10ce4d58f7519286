import Evaluation
import EvaluationFiles
import Reporting

/// The figures of `eval retrieval` for a terminal.
struct RetrievalReport {
    /// How many of the best documents of each query are kept with its figures, to be shown beside those of another run.
    static let rankingDepth = 10

    private let judged: JudgedRun
    private let measures: [String]

    init(_ judged: JudgedRun, measures: [Measure]) {
        self.judged = judged
        self.measures = measures.map(\.description)
    }

    var text: String {
        let result = judged.result
        var lines = TextColumns.lines(measures.map { [$0, Self.figure(result.measures[$0])] }, right: [1])
        lines.append("\(result.queries) queries, in \(result.tookMilliseconds) ms.")
        if judged.missing > 0 {
            lines.append("The run leaves out \(judged.missing) of the judged queries; the means count them with -c.")
        }
        if judged.unjudged > 0 { lines.append("\(judged.unjudged) queries of the run have no judgment.") }
        return (lines + perQuery(result.perQuery ?? [:])).joined(separator: "\n")
    }

    private func perQuery(_ figures: [String: [String: Double]]) -> [String] {
        guard !figures.isEmpty else { return [] }
        let rows = figures.sorted { $0.key < $1.key }.map { query, figures in
            [query] + measures.map { Self.figure(figures[$0]) }
        }
        return [""] + TextColumns.lines([["query"] + measures] + rows, right: Set(1...measures.count))
    }

    /// With four decimals, as measures are written.
    private static func figure(_ value: Double?) -> String {
        let places = String(Int(((value ?? 0) * 10_000).rounded()))
        let padded = String(repeating: "0", count: max(0, 5 - places.count)) + places
        return "\(padded.dropLast(4)).\(padded.suffix(4))"
    }
}
