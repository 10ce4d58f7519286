import Evaluation
import Testing

@Suite struct PairedDifferencesTests {
    @Test func `wins, ties and losses are of the second`() {
        let differences = PairedDifferences(from: [0.5, 0.5, 0.1 + 0.2, 1], to: [1, 0.25, 0.3, 1])
        #expect(differences.values == [0.5, -0.25, 0, 0])
        #expect((differences.wins, differences.ties, differences.losses) == (1, 2, 1))
        #expect(differences.mean == 0.0625)
    }

    @Test func `the deviation is the sample's`() {
        #expect(PairedDifferences(from: [0, 0], to: [1, 3]).deviation == 2.0.squareRoot())
        #expect(PairedDifferences(from: [0], to: [1]).deviation == 0)
        #expect(PairedDifferences(from: [], to: []).mean == 0)
    }
}
