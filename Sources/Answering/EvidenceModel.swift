import Foundation

/// How signals become a judgement: two logistic regressions, one on passages (does it hold the answer?) and one on
/// questions (do the sources answer it?), and the probability from which on an answer is given.
package struct EvidenceModel: Sendable {
    package struct PassageWeights: Sendable {
        package var fused: Double
        package var dense: Double
        package var lexical: Double
        package var cover: Double
        package var relevance: Double
        package var language: Double
        package var constant: Double
    }

    package struct QuestionWeights: Sendable {
        package var dense: Double
        package var sentence: Double
        package var cover: Double
        package var unknown: Double
        package var best: Double
        package var offTopic: Double
        /// By how much the question is more like what no shop answers than like any passage.
        package var excess: Double
        package var constant: Double
    }

    package var passage: PassageWeights
    package var question: QuestionWeights
    /// An answer is given from this probability on.
    package var threshold: Double

    /// Fitted on the tuning half of `Fixtures/questions.jsonl` against `corpora/` (`nuthatch eval answers --half tune
    /// --signals FILE` writes what it was fitted on), with an L2 penalty of 2 and 6 on standardised signals. The threshold
    /// refuses 85 % of that half's unanswerable questions. What the other half gives stands in the README.
    package static let fitted = EvidenceModel(
        passage: PassageWeights(
            fused: 0.324,
            dense: 3.983,
            lexical: 1.863,
            cover: 2.295,
            relevance: 1.265,
            language: 0.356,
            constant: -4.707
        ),
        question: QuestionWeights(
            dense: 5.015,
            sentence: 0.973,
            cover: 1.161,
            unknown: -2.394,
            best: 0.536,
            offTopic: -3.261,
            excess: -7.126,
            constant: -0.410
        ),
        threshold: 0.610
    )

    /// The log-odds that a passage holds the answer.
    package func logOdds(of signals: PassageSignals) -> Double {
        passage.fused * signals.fused + passage.dense * signals.dense + passage.lexical * signals.lexical
            + passage.cover * signals.cover + passage.relevance * signals.relevance
            + passage.language * signals.language + passage.constant
    }

    /// The probability that the sources answer the question.
    package func probability(of evidence: Evidence) -> Double {
        let logOdds =
            question.dense * evidence.dense + question.sentence * evidence.sentence + question.cover * evidence.cover
            + question.unknown * evidence.unknown + question.best * evidence.best
            + question.offTopic * evidence.offTopic + question.excess * max(0, evidence.offTopic - evidence.dense)
            + question.constant
        return 1 / (1 + exp(-logOdds))
    }
}
