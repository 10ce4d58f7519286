import Evaluation
import Foundation
import RAGCore
import TestSupport
import Testing

@Suite struct `A logistic fit` {
    @Test func `finds the weights that made the labels`() {
        var generator = SeededGenerator(seed: 5)
        let rows = (0..<5000).map { _ in
            [Double.random(in: -2...2, using: &generator), Double.random(in: 90...94, using: &generator)]
        }
        let labels = rows.map { row in
            Double.random(in: 0..<1, using: &generator) < 1 / (1 + exp(-(row[0] - 2 * (row[1] - 92) + 0.5)))
        }
        let fit = LogisticFit(rows, isTrue: labels, penalty: 0.01)
        #expect(abs(fit.weights[0] - 1) < 0.15)
        #expect(abs(fit.weights[1] + 2) < 0.15)
        #expect(abs(fit.constant + fit.weights[1] * 92 - 0.5) < 0.15)
    }

    @Test func `has the share of true labels where no signal says anything`() {
        let fit = LogisticFit(Array(repeating: [3.0], count: 8), isTrue: (0..<8).map { $0 < 2 }, penalty: 1)
        #expect(fit.weights == [0])
        #expect(abs(1 / (1 + exp(-fit.constant)) - 0.25) < 0.001)
    }
}
