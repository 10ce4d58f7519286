import RAGCore
import Telemetry
import Testing

@Suite struct TraceSamplerTests {
    private static func traces(_ count: Int) throws -> [TraceID] {
        var generator = SeededGenerator(seed: 7)
        return try (0..<count).map { _ in try #require(TraceID(high: generator.next(), low: generator.next())) }
    }

    @Test(arguments: [(0.0, 0.0), (-1, 0), (.nan, 0), (0.1, 0.1), (0.5, 0.5), (1, 1), (7, 1)])
    func `of new traces a share is recorded`(ratio: Double, share: Double) throws {
        let sampler = TraceSampler(ratio: ratio)
        let traces = try Self.traces(10_000)
        let sampled = Double(traces.count { sampler.samples($0, parent: nil) }) / 10_000
        #expect(abs(sampled - share) < (share == 0 || share == 1 ? 0.000001 : 0.02))
    }

    @Test func `a larger share holds the smaller one`() throws {
        let (few, many) = (TraceSampler(ratio: 0.2), TraceSampler(ratio: 0.6))
        for trace in try Self.traces(1000) where few.samples(trace, parent: nil) {
            #expect(many.samples(trace, parent: nil))
        }
    }

    @Test func `the caller's decision stands`() throws {
        let trace = try #require(TraceID(high: 1, low: .max))
        let span = try #require(SpanID(1))
        for isSampled in [true, false] {
            let parent = TraceParent(traceID: trace, spanID: span, isSampled: isSampled)
            for ratio in [0.0, 0.5, 1] {
                #expect(TraceSampler(ratio: ratio).samples(trace, parent: parent) == isSampled)
            }
        }
    }
}
