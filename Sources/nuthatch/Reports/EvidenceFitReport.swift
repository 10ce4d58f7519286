import Answering
import Evaluation
import ReplyFormat

/// The weights of a fit as they stand in the source, and what it is worth.
struct EvidenceFitReport {
    let fit: EvidenceFit

    init(_ fit: EvidenceFit) {
        self.fit = fit
    }

    var text: String { (weights + [""] + figures).joined(separator: "\n") }

    private var weights: [String] {
        let (passage, question) = (fit.model.passage, fit.model.question)
        return [
            "passage: fused \(number(passage.fused)), dense \(number(passage.dense)), lexical \(number(passage.lexical)), "
                + "cover \(number(passage.cover))",
            "question: dense \(number(question.dense)), cover \(number(question.cover)), "
                + "unknown \(number(question.unknown)), "
                + "offTopic \(number(question.offTopic)), shop \(number(question.shop)), "
                + "excess \(number(question.excess)), strange \(number(question.strange)), constant \(number(question.constant))",
            "threshold: \(number(fit.model.threshold))",
        ]
    }

    /// Of questions under weights that were fitted without them.
    private var figures: [String] {
        let questions = fit.crossValidated
        let threshold = fit.model.threshold
        let (answerable, others) = (questions.filter(\.isAnswerable), questions.filter { !$0.isAnswerable })
        let rejection = Rejection(of: questions.map { ($0.probability, $0.isAnswerable) })
        return [
            "\(answerable.count) answerable and \(others.count) other questions, cross-validated:",
            "a right document among those cited: \(share(answerable) { $0.isRight })",
            "AUROC of answerable against others: \(rejection.auroc.map { number($0.value) } ?? "–")",
            "at the threshold answered right: "
                + share(answerable) { $0.isRight && $0.probability >= threshold }
                + ", refused: " + share(others) { $0.probability < threshold },
        ]
    }

    private func share(_ questions: [ThresholdFit.Question], _ holds: (ThresholdFit.Question) -> Bool) -> String {
        number(Double(questions.count(where: holds)) / Double(max(1, questions.count)))
    }

    private func number(_ value: Double) -> String { "\(value.rounded(to: 3))" }
}
