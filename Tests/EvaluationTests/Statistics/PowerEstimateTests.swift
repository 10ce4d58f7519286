import Evaluation
import Testing

@Suite struct PowerEstimateTests {
    /// Of Cohen's tables' approximation: ((1.95996 + 0.84162) / d)², rounded up.
    @Test(arguments: [(0.2, 197), (0.5, 32), (0.8, 13)])
    func `small, medium and large effects need the known numbers of pairs`(effect: Double, pairs: Int) {
        #expect(PowerEstimate().pairs(mean: effect, deviation: 1) == pairs)
        #expect(PowerEstimate().pairs(mean: -effect * 3, deviation: 3) == pairs)
    }

    @Test func `whoever is to be surer needs more`() {
        // ((2.57583 + 1.28155) / 0.5)²
        #expect(PowerEstimate(significance: 0.01, power: 0.9).pairs(mean: 0.5, deviation: 1) == 60)
    }

    @Test func `no number settles what is not there`() {
        #expect(PowerEstimate().pairs(mean: 0, deviation: 1) == nil)
        #expect(PowerEstimate().pairs(mean: 1e-9, deviation: 1) == nil)
        #expect(PowerEstimate().pairs(mean: 1, deviation: 0) == nil)
    }
}
