import Foundation

/// How signals become a judgement of a sentence: hard rules, then a logistic regression.
package struct GroundingModel: Sendable, Equatable {
    package var pair: Double
    package var whole: Double
    package var semantic: Double
    package var rival: Double
    package var distant: Double
    package var constant: Double
    /// A sentence is supported from this probability on.
    package var threshold: Double

    /// How likely it is that the cited sources say this.
    ///
    /// A hard fact that they do not have makes it 0, and so does a denial of what they say.
    package func probability(of signals: GroundingSignals) -> Double {
        guard signals.missing == 0, signals.opposed == 0 else { return 0 }
        let logOdds =
            constant + pair * signals.pair + whole * signals.whole + semantic * signals.semantic
            + rival * signals.rival + distant * Double(min(signals.distant, 2))
        return 1 / (1 + exp(-logOdds))
    }

    package func isSupported(_ signals: GroundingSignals) -> Bool { probability(of: signals) >= threshold }

    /// Fitted on 2,400 sentences that `nuthatch eval grounding --half tune --spoil 1200 --signals FILE` made of `corpora/`, with
    /// an L2 penalty of 3 on standardised signals, and each weight on the side of zero where its meaning puts it; that of
    /// `distant`, which hardly ever differs there, is set by hand.
    package static let fitted = GroundingModel(
        pair: 3.078,
        whole: 2.344,
        semantic: 8.407,
        rival: -3.98,
        distant: -2,
        constant: -8.369,
        threshold: 0.6
    )
}
