import Evaluation
import ReplyFormat
import Reporting
import Retrieval

extension Report {
    /// What answers are worth, whether confidence knows it, and what they took.
    init(_ answers: AnswerQualityReport, facts: [(name: String, value: String)]) {
        let evaluation = answers.evaluation
        var sections = [Self.verdicts(answers), Self.quality(evaluation)]
        if let confidence = evaluation.confidence {
            let rejections = [
                ("right answers", confidence.rightness), ("answerable questions", confidence.answerability),
            ]
            sections.append(.rejection(rejections, threshold: Self.threshold(evaluation.all)))
            sections.append(.calibration(confidence.calibration, accuracy: "share that is answerable"))
        }
        if let judged = answers.judged { sections.append(Self.opinion(judged)) }
        sections.append(Self.latencyAndCost(answers))
        if let mix = answers.costMix { sections.append(.costMix(mix)) }
        self.init("Answers", facts: facts, sections: sections)
    }

    private static func verdicts(_ answers: AnswerQualityReport) -> Section {
        let evaluation = answers.evaluation
        let languages = [evaluation.all] + evaluation.languages
        return Section(
            "Right and wrong",
            text: [
                """
                Right is an answer that cites a document that answers the question, and a refusal where none does. Intervals \
                hold 95 % by the bootstrap over questions. A first hit is a search whose first result is of such a document.
                """
            ],
            tables: [
                verdicts("By language", languages, answers),
                verdicts("By tag", evaluation.tags, answers),
            ].filter { !$0.rows.isEmpty },
            charts: [
                Chart(
                    "Accuracy by language",
                    .bars(languages.compactMap(accuracy), y: Chart.Axis("accuracy", range: 0...1))
                )
            ]
        )
    }

    private static func verdicts(_ title: String, _ groups: [AnswerGroup], _ answers: AnswerQualityReport) -> Table {
        Table(
            title,
            columns: [
                "questions", "answerable", "answered right", "wrong", "refused", "unanswerable", "refused right",
                "accuracy", "first hit by words", "by both",
            ],
            rows: groups.map { group in
                [
                    .text(group.name), .count(group.tally.answerable), .mean(group, .answerableRight),
                    .count(group.tally[.answeredWrong]), .count(group.tally[.refusedWrong]),
                    .count(group.tally.unanswerable), .mean(group, .unanswerableRight), .mean(group, .accuracy),
                    .share(answers.firstHit(.lexical, of: group)), .share(answers.firstHit(.hybrid, of: group)),
                ]
            }
        )
    }

    private static func accuracy(_ group: AnswerGroup) -> Chart.Bar? {
        group.means[.accuracy].map {
            Chart.Bar(group.name, $0.value, low: $0.interval.low, high: $0.interval.high)
        }
    }

    private static let qualities: [(name: String, measure: AnswerMeasure)] = [
        ("citation precision", .citationPrecision), ("citation recall", .citationRecall),
        ("sentences supported", .support), ("sentences word by word", .verbatim), ("exact match", .exactMatch),
        ("token F1", .tokenF1), ("reference words kept", .answerRecall), ("numbers kept", .numbersKept),
    ]

    private static func quality(_ evaluation: AnswerEvaluation) -> Section {
        Section(
            "What answers hold",
            text: [
                """
                A sentence is supported where the cited quotes have at least \(Int(AnswerSupport.share * 100)) % of its words, \
                and all its numbers. Words are compared with reference answers as SQuAD compares them; whole sentences that \
                are quoted hold more than a reference does, which F1 counts against them and reference words kept do not.
                """
            ],
            tables: [
                Table(
                    columns: ["measure", "mean", "answers"],
                    rows: qualities.map { name, measure in
                        [
                            .text(name), .mean(evaluation.all, measure),
                            .count(evaluation.all.means[measure]?.count ?? 0),
                        ]
                    }
                )
            ]
        )
    }

    private static func opinion(_ judged: JudgedAnswers) -> Section {
        func row(_ name: String, _ share: Double?, _ agreement: Agreement?) -> [Table.Cell] {
            [
                .text(name), .estimate(share.map { Estimate($0) }), .estimate(agreement.map { Estimate($0.share) }),
                .estimate(agreement?.kappa.map { Estimate($0) }),
            ]
        }
        return Section(
            "What \(judged.model) says",
            text: [
                """
                Of \(judged.answers) answers; \(judged.unreadable) judgements could not be read. It is held against what is \
                measured without a model: kappa is the agreement beyond chance.
                """
            ],
            tables: [
                Table(
                    columns: ["judged", "share", "agreement", "kappa"],
                    rows: [
                        row("supported", judged.supported, judged.supportAgreement),
                        row("right", judged.right, judged.rightAgreement),
                    ]
                )
            ]
        )
    }

    /// What is answered today, and how much of it is wrong; nil where nothing is.
    private static func threshold(_ group: AnswerGroup) -> Rejection.Point? {
        guard let coverage = group.means[.coverage], let risk = group.means[.risk] else { return nil }
        return Rejection.Point(coverage: coverage.value, risk: risk.value)
    }

    private static func latencyAndCost(_ answers: AnswerQualityReport) -> Section {
        let evaluation = answers.evaluation
        return Section(
            "Latency and cost",
            tables: [
                Table(
                    "By outcome",
                    columns: [
                        "outcome", "answers", "risk", "p50 ms", "p95 ms", "p99 ms", "USD", "USD an answer",
                        "cost unknown",
                    ],
                    rows: ([evaluation.all] + evaluation.outcomes).map { outcome($0, answers) }
                )
            ],
            charts: [
                Chart(
                    "Latency of an answer",
                    .histogram(answers.answers.map(\.answer.milliseconds), x: Chart.Axis("milliseconds"), bins: 40)
                )
            ]
        )
    }

    private static func outcome(_ group: AnswerGroup, _ answers: AnswerQualityReport) -> [Table.Cell] {
        let (latency, cost) = (answers.latency(of: group), answers.cost(of: group))
        func milliseconds(_ value: Double?) -> Table.Cell { value.map { .number($0, decimals: 2) } ?? .none }
        return [
            .text(group.name), .count(group.positions.count), .mean(group, .risk),
            milliseconds(latency?.p50), milliseconds(latency?.p95), milliseconds(latency?.p99),
            cost.known == 0 ? .none : .text(MoneyText.dollars(cost.sum)),
            cost.mean.map { .text(MoneyText.dollars($0)) } ?? .none, .count(cost.unknown),
        ]
    }
}

extension Table.Cell {
    fileprivate static func mean(_ group: AnswerGroup, _ measure: AnswerMeasure) -> Table.Cell {
        .estimate(group.means[measure].map { Estimate($0.value, $0.interval) })
    }

    fileprivate static func share(_ value: Double?) -> Table.Cell { .estimate(value.map { Estimate($0) }) }
}
