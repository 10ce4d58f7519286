import Evaluation
import RAGCore
import Testing

@Suite struct CalibrationTests {
    private let bootstrap = Bootstrap(resamples: 50)

    @Test func `the error of two bins is the weighted mean of their distances`() {
        let pairs = [(0.1, false), (0.3, true), (0.8, true), (1.0, true), (0.9, false)]
        let calibration = Calibration(of: pairs, bins: 2, bootstrap: bootstrap)
        #expect(calibration.bins.map(\.count) == [2, 3])
        #expect(calibration.bins.map(\.accuracy) == [0.5, 2.0 / 3])
        // |0.2 - 0.5| of two and |0.9 - 2/3| of three.
        #expect(abs(calibration.error.value - (2 * 0.3 + 3 * (0.9 - 2.0 / 3)) / 5) < 1e-12)
        #expect(abs(calibration.brier.value - (0.01 + 0.49 + 0.04 + 0 + 0.81) / 5) < 1e-12)
    }

    @Test func `a bin of equal width holds its lower end, and the last 1 too`() {
        let calibration = Calibration(
            of: [(0, false), (0.5, true), (0.49, true), (1, true)],
            bins: 2,
            bootstrap: bootstrap
        )
        #expect(calibration.bins.map(\.confidence) == [0.245, 0.75])
    }

    @Test func `bins of equal mass hold as many, and equal confidences stay together`() {
        let pairs = [0.1, 0.2, 0.2, 0.2, 0.7, 0.9].map { ($0, true) }
        let calibration = Calibration(of: pairs, bins: 3, bootstrap: bootstrap)
        #expect(calibration.equalMassBins.map(\.count) == [4, 2])
        let apart = (0..<7).map { (Double($0) / 10, true) }
        #expect(Calibration(of: apart, bins: 3, bootstrap: bootstrap).equalMassBins.map(\.count) == [3, 2, 2])
    }

    @Test func `who is right as often as he says has no error`() {
        let pairs = (0..<10).map { (0.3, $0 < 3) } + (0..<10).map { (0.8, $0 < 8) }
        let calibration = Calibration(of: pairs, bootstrap: bootstrap)
        #expect(calibration.error.value < 1e-15 && calibration.equalMassError.value < 1e-15)
        #expect(abs(calibration.brier.value - (0.3 * 0.7 + 0.8 * 0.2) / 2) < 1e-12)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `errors are those of bins made by hand, whatever the order`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let bins = Int.random(in: 1...20, using: &generator)
        let pairs = (0..<Int.random(in: 1...200, using: &generator)).map { _ in
            (
                confidence: Double(Int.random(in: 0...64, using: &generator)) / 64,
                isRight: Bool.random(using: &generator)
            )
        }
        let groups = Dictionary(grouping: pairs) { min(bins - 1, Int($0.confidence * Double(bins))) }
        let expected =
            groups.values.reduce(0.0) { sum, group in
                sum + abs(group.reduce(0.0) { $0 + $1.confidence - ($1.isRight ? 1 : 0) })
            } / Double(pairs.count)
        let calibration = Calibration(of: pairs, bins: bins, bootstrap: bootstrap)
        #expect(abs(calibration.error.value - expected) < 1e-12)
        let interval = try #require(calibration.error.interval)
        #expect(0 <= interval.low && interval.low <= interval.high && interval.high <= 1)
        let shuffled = Calibration(of: pairs.shuffled(using: &generator), bins: bins, bootstrap: bootstrap)
        #expect(abs(shuffled.equalMassError.value - calibration.equalMassError.value) < 1e-12)
        #expect(shuffled.equalMassBins.map(\.count) == calibration.equalMassBins.map(\.count))
    }
}
