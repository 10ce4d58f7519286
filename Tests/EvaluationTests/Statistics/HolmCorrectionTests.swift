import Evaluation
import Testing

@Suite struct HolmCorrectionTests {
    @Test(
        arguments: [
            ([], []), ([0.5], [0.5]), ([0.01, 0.04, 0.03], [0.03, 0.06, 0.06]), ([0.5, 0.6], [1, 1]),
            ([0.02, 0.02], [0.04, 0.04]), ([0.04, 0.001], [0.04, 0.002]),
        ] as [([Double], [Double])]
    )
    func `each p is multiplied by the tests that are left, and none is below one before it`(
        p: [Double],
        adjusted: [Double]
    ) {
        #expect(zip(HolmCorrection.adjusted(p), adjusted).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(HolmCorrection.adjusted(p).count == adjusted.count)
    }
}
