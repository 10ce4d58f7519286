import RAGCore
import Resilience
import ResilienceModel
import TestSupport
import Testing

struct BreakerModelTests {
    @Test func `the breaker does what a model does that keeps every event, and no permit is ever stuck`() throws {
        let seed: UInt64 = 20_261_121
        var generator = SeededGenerator(seed: seed)
        let report = try BreakerCheck.run(cases: 10_000, using: &generator)
        print("Seed \(seed): \(report)")
        #expect(report.disagreement == nil)
        #expect(report.cases == 10_000)
        #expect(report.stuck == 0)
        // The sequences reach every phase, and calls that outlive theirs.
        #expect(report.opened > 20_000)
        #expect(report.halfOpened > 10_000)
        #expect(report.closed > 1_000)
        #expect(report.refusals > 50_000)
        #expect(report.lateEnds > 10_000)
    }
}
