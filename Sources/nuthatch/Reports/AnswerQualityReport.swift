import Evaluation
import RAGCore
import ReplyFormat
import Retrieval

/// The figures of `eval answers`.
struct AnswerQualityReport: Encodable {
    struct Group: Encodable {
        struct Cost: Encodable {
            var usd: Double
            /// Of the answers whose cost is known.
            var meanUsd: Nullable<Double>
            var unknown: Int
        }

        var answerable: Int
        var answerableRight: Nullable<Double>
        var answeredWrong: Int
        var refused: Int
        var unanswerable: Int
        var unanswerableRight: Nullable<Double>
        var unanswerableAnswered: Int
        /// By the mode of the search.
        var firstHit: [String: Double]
        /// Those that some question has, by name.
        var measures: [String: AnswerGroup.Mean]
        var latency: Nullable<EvaluationResult.Latency>
        var cost: Cost
    }

    let answers: [(answer: GivenAnswer, question: LabelledQuestion)]
    let evaluation: AnswerEvaluation
    /// What a model says of them, where one was asked.
    let judged: JudgedAnswers?
    /// What a day of these questions costs, where that was asked.
    let costMix: CostMix?
    /// At which positions of `answers` the first result of a search is of a listed document.
    private let firstHits: [SearchRequest.Mode: Set<Int>]

    init(
        _ answers: [(answer: GivenAnswer, question: LabelledQuestion)],
        firstHits: [SearchRequest.Mode: Set<Int>],
        judged: JudgedAnswers? = nil,
        costMix: CostMix? = nil
    ) {
        self.answers = answers
        self.firstHits = firstHits
        self.judged = judged
        self.costMix = costMix
        evaluation = AnswerEvaluation(of: answers)
    }

    private enum CodingKeys: String, CodingKey {
        case slices, tags, outcomes, confidence, latency, judge, costMix
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(figures([evaluation.all] + evaluation.languages), forKey: .slices)
        try container.encode(figures(evaluation.tags), forKey: .tags)
        try container.encode(figures(evaluation.outcomes), forKey: .outcomes)
        try container.encode(Nullable(evaluation.confidence), forKey: .confidence)
        try container.encode(Nullable(latency(of: evaluation.all)), forKey: .latency)
        try container.encodeIfPresent(judged, forKey: .judge)
        try container.encodeIfPresent(costMix, forKey: .costMix)
    }

    /// Of the answerable questions; nil without any.
    func firstHit(_ mode: SearchRequest.Mode, of group: AnswerGroup) -> Double? {
        guard group.tally.answerable > 0 else { return nil }
        let hits = firstHits[mode] ?? []
        return Double(group.positions.count(where: hits.contains)) / Double(group.tally.answerable)
    }

    func latency(of group: AnswerGroup) -> EvaluationResult.Latency? {
        EvaluationResult.Latency(group.positions.map { answers[$0].answer.milliseconds })
    }

    func cost(of group: AnswerGroup) -> AnswerCost { AnswerCost(of: group.positions.map { answers[$0].answer }) }

    private func figures(_ groups: [AnswerGroup]) -> [String: Group] {
        Dictionary(groups.map { ($0.name, figures($0)) }) { first, _ in first }
    }

    private func figures(_ group: AnswerGroup) -> Group {
        func rounded(_ measure: AnswerMeasure) -> Nullable<Double> {
            Nullable(group.means[measure]?.value.rounded(to: 4))
        }
        let cost = cost(of: group)
        let modes = firstHits.keys.compactMap { mode in firstHit(mode, of: group).map { (mode, $0) } }
        return Group(
            answerable: group.tally.answerable,
            answerableRight: rounded(.answerableRight),
            answeredWrong: group.tally[.answeredWrong],
            refused: group.tally[.refusedWrong],
            unanswerable: group.tally.unanswerable,
            unanswerableRight: rounded(.unanswerableRight),
            unanswerableAnswered: group.tally[.answeredUnanswerable],
            firstHit: Dictionary(uniqueKeysWithValues: modes.map { ($0.rawValue, $1.rounded(to: 4)) }),
            measures: Dictionary(uniqueKeysWithValues: group.means.map { ($0.rawValue, $1) }),
            latency: Nullable(latency(of: group)),
            cost: Group.Cost(usd: cost.sum.dollars, meanUsd: Nullable(cost.mean?.dollars), unknown: cost.unknown)
        )
    }
}
