import Foundation

/// How signals become a judgement: two logistic regressions, one on passages (does it hold the answer?) and one on
/// questions (do the sources answer it?), and the probability from which on an answer is given.
struct EvidenceModel: Sendable {
    struct PassageWeights: Sendable {
        var fused: Double
        var dense: Double
        var lexical: Double
        var cover: Double
        var relevance: Double
        var language: Double
        var constant: Double
    }

    struct QuestionWeights: Sendable {
        var dense: Double
        var sentence: Double
        var cover: Double
        var unknown: Double
        var best: Double
        var constant: Double
    }

    var passage: PassageWeights
    var question: QuestionWeights
    /// An answer is given from this probability on.
    var threshold: Double

    static let fitted = EvidenceModel(
        passage: PassageWeights(fused: 0.9, dense: 2, lexical: 1, cover: 1, relevance: 6, language: 0.5, constant: -6),
        question: QuestionWeights(dense: 4, sentence: 4, cover: 1, unknown: -2, best: 0.5, constant: -4),
        threshold: 0.5
    )

    /// The log-odds that a passage holds the answer.
    func logOdds(of signals: PassageSignals) -> Double {
        passage.fused * signals.fused + passage.dense * signals.dense + passage.lexical * signals.lexical
            + passage.cover * signals.cover + passage.relevance * signals.relevance
            + passage.language * signals.language + passage.constant
    }

    /// The probability that the sources answer the question.
    func probability(of evidence: Evidence) -> Double {
        let logOdds =
            question.dense * evidence.dense + question.sentence * evidence.sentence + question.cover * evidence.cover
            + question.unknown * evidence.unknown + question.best * evidence.best + question.constant
        return 1 / (1 + exp(-logOdds))
    }
}
