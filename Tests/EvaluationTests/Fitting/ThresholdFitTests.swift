import Evaluation
import RAGCore
import TestSupport
import Testing

@Suite struct ThresholdFitTests {
    private static func question(
        _ id: Int,
        _ isAnswerable: Bool,
        _ probability: Double,
        isRight: Bool = true
    ) -> ThresholdFit.Question {
        .init(id: "q\(id)", isAnswerable: isAnswerable, probability: probability, isRight: isAnswerable && isRight)
    }

    @Test func `where a threshold parts both kinds, it lies in the middle between them`() throws {
        let questions = [
            Self.question(1, true, 0.9), Self.question(2, true, 0.7), Self.question(3, false, 0.3),
            Self.question(4, false, 0.1),
        ]
        let fit = try #require(ThresholdFit(of: questions, current: 0.8))
        #expect(abs(fit.threshold - 0.5) < 1e-12)
        #expect(fit.fitted.value == 1)
        // One of two answerable questions lies below 0.8.
        #expect(fit.current.value == 0.75)
    }

    @Test func `a wrong answer is no reason to answer`() throws {
        let questions = [
            Self.question(1, true, 0.9), Self.question(2, true, 0.5, isRight: false), Self.question(3, false, 0.6),
        ]
        let fit = try #require(ThresholdFit(of: questions, current: 0.1))
        #expect((0.6...0.9).contains(fit.threshold))
        #expect(fit.fitted.value == 0.75)
        #expect(fit.current.value == 0.25)
    }

    @Test func `both kinds weigh alike, however many there are`() throws {
        // Refusing all would treat ten of eleven questions right.
        let questions =
            [Self.question(0, true, 0.5)] + (1...10).map { Self.question($0, false, $0 < 4 ? 0.6 : 0.2) }
        let fit = try #require(ThresholdFit(of: questions, current: 1))
        #expect((0.2...0.5).contains(fit.threshold))
        #expect(abs(fit.fitted.value - 0.85) < 1e-12)
        #expect(fit.current.value == 0.5)
    }

    @Test(arguments: [[], [true], [false, false]])
    func `without both kinds there is nothing to fit`(kinds: [Bool]) {
        let questions = kinds.enumerated().map { Self.question($0, $1, 0.5) }
        #expect(ThresholdFit(of: questions, current: 0.5) == nil)
    }

    @Test(arguments: UInt64(0)..<20)
    func `no threshold treats more questions right, and held out it is no better on the average`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let questions = (0..<120).map { id in
            let isAnswerable = Bool.random(using: &generator)
            let probability = min(1, max(0, (isAnswerable ? 0.6 : 0.4) + .random(in: -0.4...0.4, using: &generator)))
            return Self.question(id, isAnswerable, probability, isRight: .random(using: &generator))
        }
        let fit = try #require(ThresholdFit(of: questions, current: 0.5, bootstrap: Bootstrap(resamples: 100)))
        for threshold in stride(from: 0.0, through: 1, by: 0.01) {
            let other = try #require(
                ThresholdFit(of: questions, current: threshold, bootstrap: Bootstrap(resamples: 1))
            )
            #expect(other.current.value <= fit.fitted.value + 1e-12, "seed \(seed)")
        }
        #expect(fit.heldOut.value <= fit.fitted.value + 1e-12, "seed \(seed)")
    }
}
