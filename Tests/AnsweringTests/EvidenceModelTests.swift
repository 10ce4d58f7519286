import Answering
import RAGCore
import TestSupport
import Testing

@Suite struct `The evidence model` {
    private let model = EvidenceModel.fitted

    @Test(
        arguments: [
            \PassageSignals.fused, \.dense, \.lexical, \.cover,
        ] as [any WritableKeyPath<PassageSignals, Double> & Sendable]
    )
    func `takes more of a signal for more that a passage holds the answer`(
        signal: any WritableKeyPath<PassageSignals, Double> & Sendable
    ) {
        var signals = PassageSignals(fused: 0.5, dense: 0.5, lexical: 0.1, cover: 0.5)
        let before = model.logOdds(of: signals)
        signals[keyPath: signal] += 0.1
        #expect(model.logOdds(of: signals) > before)
    }

    @Test(
        arguments: [
            (\Evidence.dense, true), (\.cover, true), (\.shop, true), (\.unknown, false),
            (\.offTopic, false),
        ] as [(any WritableKeyPath<Evidence, Double> & Sendable, Bool)]
    )
    func `takes each signal of a question for what it is`(
        signal: any WritableKeyPath<Evidence, Double> & Sendable,
        speaksForAnAnswer: Bool
    ) {
        var evidence = Evidence(dense: 0.5, cover: 0.5, unknown: 0.2, offTopic: 0.4, shop: 0.4, best: 0)
        let before = model.probability(of: evidence)
        evidence[keyPath: signal] += 0.2
        #expect((model.probability(of: evidence) > before) == speaksForAnAnswer)
        #expect(model.probability(of: evidence) != before)
    }

    @Test func `gives probabilities, whatever the signals`() {
        var generator = SeededGenerator(seed: 7)
        for scale in [1.0, 100, 1e6, 1e300] {
            for _ in 0..<100 {
                func signal() -> Double { Double.random(in: -1...1, using: &generator) * scale }
                let evidence = Evidence(
                    dense: signal(),
                    cover: signal(),
                    unknown: signal(),
                    offTopic: signal(),
                    shop: signal(),
                    best: signal()
                )
                #expect((0...1).contains(model.probability(of: evidence)))
            }
        }
    }
}
