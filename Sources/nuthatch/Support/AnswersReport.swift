import Evaluation
import RAGCore
import Retrieval

/// The figures of `eval answers`.
struct AnswersReport: Encodable {
    struct Row: Encodable {
        var answerable: Int
        var answerableRight: Nullable<Double>
        var answeredWrong: Int
        var unanswerable: Int
        var unanswerableRight: Nullable<Double>
        var firstHit: [String: Double]
    }

    private var tallies: [String: AnswerTally] = [:]
    private var firstHits: [String: [String: Int]] = [:]
    private var milliseconds: [Double] = []

    mutating func add(_ answer: Answer, to question: LabelledQuestion, took: Duration) {
        for slice in ["all", question.language] { tallies[slice, default: AnswerTally()].add(answer, to: question) }
        milliseconds.append(took.milliseconds)
    }

    mutating func addFirstHit(_ document: String?, of question: LabelledQuestion, mode: SearchRequest.Mode) {
        guard let document, question.documents.contains(document) else { return }
        for slice in ["all", question.language] { firstHits[slice, default: [:]][mode.rawValue, default: 0] += 1 }
    }

    private var rows: [String: Row] {
        tallies.reduce(into: [:]) { rows, entry in
            let (slice, tally) = entry
            rows[slice] = Row(
                answerable: tally.answerable,
                answerableRight: Nullable(tally.answerableRight?.rounded(to: 4)),
                answeredWrong: tally.answeredWrong,
                unanswerable: tally.unanswerable,
                unanswerableRight: Nullable(tally.unanswerableRight?.rounded(to: 4)),
                firstHit: (firstHits[slice] ?? [:]).mapValues {
                    (Double($0) / Double(max(1, tally.answerable))).rounded(to: 4)
                }
            )
        }
    }

    private enum CodingKeys: String, CodingKey {
        case slices
        case latency
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rows, forKey: .slices)
        try container.encode(Latency(milliseconds), forKey: .latency)
    }

    /// For a terminal.
    var text: String {
        func percent(_ value: Double?) -> String {
            guard let value else { return "    –" }
            let text = "\((value * 100).rounded(to: 1)) %"
            return String(repeating: " ", count: max(0, 7 - text.count)) + text
        }
        var lines = ["       answerable right      unanswerable refused   first hit: words   both"]
        for (slice, row) in rows.sorted(by: { $0.key < $1.key }) {
            let name = slice + String(repeating: " ", count: max(0, 4 - slice.count))
            lines.append(
                "\(name)   \(percent(row.answerableRight.value)) of \(row.answerable)      "
                    + "\(percent(row.unanswerableRight.value)) of \(row.unanswerable)          "
                    + "\(percent(row.firstHit["lexical"]))   \(percent(row.firstHit["hybrid"]))"
            )
        }
        let latency = Latency(milliseconds)
        lines.append("An answer took \(latency.p50) ms (p50), \(latency.p99) ms (p99).")
        return lines.joined(separator: "\n")
    }
}
