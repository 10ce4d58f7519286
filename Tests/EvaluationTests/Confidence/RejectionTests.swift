import Evaluation
import RAGCore
import Testing

@Suite struct RejectionTests {
    private let bootstrap = Bootstrap(resamples: 50)

    @Test func `the figures of four scores are those of the textbook`() throws {
        // Thresholds accept +, then -, then +, then -.
        let rejection = Rejection(
            of: [(0.9, true), (0.7, false), (0.4, true), (0.1, false)],
            bootstrap: bootstrap
        )
        #expect(rejection.auroc?.value == 0.75)
        // Both positives are accepted from 0.4 on, and so is one of two negatives.
        #expect(rejection.fprAt95?.value == 0.5)
        #expect(abs(rejection.aurc.value - (0 + 1.0 / 2 + 1.0 / 3 + 2.0 / 4) / 4) < 1e-15)
        #expect(
            rejection.curve == [
                .init(coverage: 0.25, risk: 0), .init(coverage: 0.5, risk: 0.5),
                .init(coverage: 0.75, risk: 1.0 / 3), .init(coverage: 1, risk: 0.5),
            ]
        )
    }

    @Test func `equal scores are accepted together`() throws {
        let rejection = Rejection(of: [(1, false), (1, true), (1, true)], bootstrap: bootstrap)
        #expect(rejection.auroc?.value == 0.5)
        #expect(rejection.fprAt95?.value == 1)
        #expect(rejection.curve == [.init(coverage: 1, risk: 1.0 / 3)])
        #expect(abs(rejection.aurc.value - 1.0 / 3) < 1e-15)
    }

    @Test(arguments: [true, false])
    func `with one kind alone there is nothing to part`(isPositive: Bool) {
        let rejection = Rejection(of: [(0.1, isPositive), (0.2, isPositive)], bootstrap: bootstrap)
        #expect(rejection.auroc == nil && rejection.fprAt95 == nil)
        #expect(rejection.aurc.value == (isPositive ? 0 : 1))
    }

    @Test func `a score that parts them exactly has all there is`() {
        let pairs = (0..<40).map { (Double($0), $0 >= 15) }
        let rejection = Rejection(of: pairs, bootstrap: bootstrap)
        #expect(rejection.auroc == Estimate(1, Interval(low: 1, high: 1, level: 0.95)))
        #expect(rejection.fprAt95?.value == 0)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `AUROC is the share of pairs in order, and FPR that of the best threshold`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pairs = (0..<Int.random(in: 2...60, using: &generator)).map { _ in
            (score: Double(Int.random(in: 0...9, using: &generator)), isPositive: Bool.random(using: &generator))
        }
        let positives = pairs.filter(\.isPositive).map(\.score)
        let negatives = pairs.filter { !$0.isPositive }.map(\.score)
        let rejection = Rejection(of: pairs, bootstrap: bootstrap)
        guard !positives.isEmpty, !negatives.isEmpty else {
            #expect(rejection.auroc == nil)
            return
        }
        let ordered = positives.reduce(0.0) { sum, positive in
            sum + negatives.reduce(0.0) { $0 + (positive > $1 ? 1 : positive == $1 ? 0.5 : 0) }
        }
        #expect(abs(try #require(rejection.auroc).value - ordered / Double(positives.count * negatives.count)) < 1e-12)
        let rates = Set(pairs.map(\.score)).compactMap { threshold -> Double? in
            let accepted = positives.count { $0 >= threshold }
            guard Double(accepted) >= 0.95 * Double(positives.count) else { return nil }
            return Double(negatives.count { $0 >= threshold }) / Double(negatives.count)
        }
        #expect(rejection.fprAt95?.value == rates.min())
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `no figure hangs on the order of the pairs`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pairs = (0..<50).map { _ in
            (score: Double(Int.random(in: 0...5, using: &generator)), isPositive: Bool.random(using: &generator))
        }
        let (one, other) = (
            Rejection(of: pairs, bootstrap: bootstrap),
            Rejection(of: pairs.shuffled(using: &generator), bootstrap: bootstrap)
        )
        #expect(one.auroc?.value == other.auroc?.value && one.fprAt95?.value == other.fprAt95?.value)
        #expect(one.aurc.value == other.aurc.value && one.curve == other.curve)
    }

    @Test func `among ties the area below the risks is what shuffling gives on average`() {
        let pairs = [(2, true), (1, true), (1, false), (1, false), (0, true)].map { (Double($0.0), $0.1) }
        // The orders of the three in the middle: each place of the right one is as likely.
        let risks = [[1, 2], [0, 2], [0, 1]].map { wrong -> Double in
            var errors = 0
            return (0..<5).reduce(0.0) { sum, index in
                if index > 0, index < 4, wrong.contains(index - 1) { errors += 1 }
                return sum + Double(errors) / Double(index + 1)
            } / 5
        }
        let mean = risks.reduce(0, +) / 3
        #expect(abs(Rejection(of: pairs, bootstrap: bootstrap).aurc.value - mean) < 1e-15)
    }
}
