import Evaluation
import RAGCore
import TestSupport
import Testing

@Suite struct WeightFitTests {
    private static let ids = (0..<60).map { "q\($0)" }

    @Test func `the weight with the best mean is fitted, and it is told where it is better`() throws {
        let figures = [0.2, 0.8, 0.5].map { value in Self.ids.indices.map { value + Double($0 % 3) * 0.01 } }
        let fit = try #require(
            WeightFit(
                ids: Self.ids,
                weights: [0, 0.5, 1],
                figures: figures,
                adaptive: [Double](repeating: 0.6, count: 60)
            )
        )
        #expect(fit.weight == 0.5)
        #expect(abs(fit.heldOut.value - 0.81) < 1e-9)
        #expect(fit.isBetter && fit.p < 0.001)
        #expect(fit.means.map { ($0.value * 100).rounded() } == [21, 81, 51])
    }

    @Test func `what is as good as adapting is not better`() throws {
        let column = Self.ids.indices.map { Double($0 % 2) }
        let fit = try #require(
            WeightFit(ids: Self.ids, weights: [0.3, 0.7], figures: [column, column], adaptive: column)
        )
        #expect(fit.weight == 0.3, "of equal weights the lower")
        #expect(!fit.isBetter)
        #expect(fit.p == 1)
    }

    @Test func `what only fits noise is found out by what is held out`() throws {
        var generator = SeededGenerator(seed: 3)
        func noise() -> [Double] { Self.ids.map { _ in Double.random(in: 0...1, using: &generator) } }
        let fits = try (0..<30).map { _ in
            try #require(
                WeightFit(
                    ids: Self.ids,
                    weights: (0..<21).map(Double.init),
                    figures: (0..<21).map { _ in noise() },
                    adaptive: noise(),
                    bootstrap: Bootstrap(resamples: 10)
                )
            )
        }
        func mean(_ value: (WeightFit) -> Double) -> Double { fits.map(value).reduce(0, +) / 30 }
        // The best of 21 columns of noise looks good; on questions that it was not chosen by it is noise again.
        #expect(mean { $0.means.map(\.value).max() ?? 0 } > 0.55)
        #expect(abs(mean { $0.heldOut.value } - 0.5) < 0.03)
        #expect(fits.count { $0.isBetter } <= 6)
    }

    @Test func `without questions there is nothing to fit`() {
        #expect(WeightFit(ids: [], weights: [0.5], figures: [[]], adaptive: []) == nil)
    }
}
