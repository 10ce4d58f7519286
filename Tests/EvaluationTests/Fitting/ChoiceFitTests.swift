import Evaluation
import Foundation
import RAGCore
import TestSupport
import Testing

@Suite struct `A fit of choices` {
    /// Choices among five by the weights 2 and -1, as the model has it: each with the probability of its score.
    private func choices(_ count: Int, seed: UInt64) -> [ChoiceFit.Choice] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let signals = (0..<5).map { _ in
                [Double.random(in: -1...1, using: &generator), Double.random(in: 10...14, using: &generator)]
            }
            let masses = signals.map { exp(2 * $0[0] - $0[1]) }
            var left = Double.random(in: 0..<masses.reduce(0, +), using: &generator)
            let chosen = masses.firstIndex {
                left -= $0
                return left < 0
            }
            return ChoiceFit.Choice(signals: signals, isRight: signals.indices.map { $0 == chosen })
        }
    }

    @Test func `finds the weights by which was chosen`() throws {
        let fit = try #require(ChoiceFit(of: choices(4000, seed: 1), penalty: 0.01))
        #expect(abs(fit.weights[0] - 2) < 0.15)
        #expect(abs(fit.weights[1] + 1) < 0.1)
    }

    @Test func `is smaller under a greater penalty`() throws {
        let choices = choices(200, seed: 2)
        let free = try #require(ChoiceFit(of: choices, penalty: 0.01))
        let held = try #require(ChoiceFit(of: choices, penalty: 100))
        #expect(abs(held.weights[0]) < abs(free.weights[0]))
    }

    @Test func `learns nothing where all are right, or none`() {
        let signals = [[1.0], [2]]
        #expect(ChoiceFit(of: [], penalty: 1) == nil)
        #expect(ChoiceFit(of: [.init(signals: signals, isRight: [true, true])], penalty: 1) == nil)
        #expect(ChoiceFit(of: [.init(signals: signals, isRight: [false, false])], penalty: 1) == nil)
    }

    @Test func `gives a signal that never differs no weight`() throws {
        let choice = ChoiceFit.Choice(signals: [[1, 7], [0, 7]], isRight: [true, false])
        let fit = try #require(ChoiceFit(of: [choice], penalty: 1))
        #expect(fit.weights[0] > 0)
        #expect(fit.weights[1] == 0)
    }
}
