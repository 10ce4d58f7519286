import Answering
import Evaluation
import RAGCore

/// Fits the model of the evidence to labelled questions, and says what such a fit is worth on questions that it has not
/// seen.
struct EvidenceFit {
    /// A question, and what its judgement stands on.
    struct Question {
        var id: String
        var documents: Set<String>
        var passages: [(document: String, signals: PassageSignals)]
        var unknown: Double
        var likeness: Topicality.Likeness
        var isStrange: Bool

        init(_ question: LabelledQuestion, _ judgement: Judgement) {
            id = question.id
            documents = Set(question.documents)
            passages = judgement.candidates.map { ($0.passage.documentID, $0.signals) }
            unknown = judgement.evidence.unknown
            likeness = .init(offTopic: judgement.evidence.offTopic, shop: judgement.evidence.shop)
            isStrange = judgement.evidence.strange > 0
        }

        func evidence(under model: EvidenceModel) -> Evidence {
            Evidence(
                of: passages.map { ($0.signals, model.logOdds(of: $0.signals)) },
                unknown: unknown,
                likeness: likeness,
                isStrange: isStrange,
                model: model
            )
        }

        /// How it would be treated, were it answered.
        func served(by model: EvidenceModel) -> ThresholdFit.Question {
            let ranked = passages.map { (document: $0.document, logOdds: model.logOdds(of: $0.signals)) }
                .sorted { $0.logOdds > $1.logOdds }
            let cited = QuoteComposer.contenders(ranked).map { ranked[$0].document }
            return ThresholdFit.Question(
                id: id,
                isAnswerable: !documents.isEmpty,
                probability: evidence(under: model).probability,
                isRight: cited.contains { documents.contains($0) }
            )
        }
    }

    private static let passagePenalty = 5.0
    private static let questionPenalty = 2.0

    let model: EvidenceModel
    /// Each question by a model that was fitted without its fold.
    let crossValidated: [ThresholdFit.Question]
    /// Of the threshold, fitted on the cross-validated probabilities.
    let threshold: ThresholdFit

    /// - Returns: nil where there are not both kinds of questions.
    init?(of questions: [Question], folds: Int) {
        guard let whole = Self.model(of: questions) else { return nil }
        crossValidated = Folds(ids: questions.map(\.id), count: folds).heldOut {
            Self.model(of: $0.map { questions[$0] }) ?? whole
        } judge: {
            questions[$0].served(by: $1)
        }
        let current = EvidenceModel.fitted.threshold
        guard let threshold = ThresholdFit(of: crossValidated, current: current, folds: folds) else { return nil }
        self.threshold = threshold
        model = EvidenceModel(passage: whole.passage, question: whole.question, threshold: threshold.threshold)
    }

    private static func model(of questions: [Question]) -> EvidenceModel? {
        let choices = questions.filter { !$0.documents.isEmpty }.map { question in
            ChoiceFit.Choice(
                signals: question.passages.map(\.signals.values),
                isRight: question.passages.map { question.documents.contains($0.document) }
            )
        }
        let found = questions.filter { !$0.passages.isEmpty }
        guard let choice = ChoiceFit(of: choices, penalty: passagePenalty), !found.isEmpty else { return nil }
        var model = EvidenceModel.fitted
        model.passage = PassageSignals(values: choice.weights)
        let fitted = LogisticFit(
            found.map { $0.evidence(under: model).values },
            isTrue: found.map { !$0.documents.isEmpty },
            penalty: questionPenalty
        )
        model.question = .init(values: fitted.weights, constant: fitted.constant)
        return model
    }
}
