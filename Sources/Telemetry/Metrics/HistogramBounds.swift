/// Upper bounds of a histogram's buckets, ascending.
package struct HistogramBounds: Sendable, Equatable {
    /// What a histogram has room for.
    package static let limit = 31

    package let values: [Double]

    /// - Parameter values: finite and ascending, at most `limit`.
    package init(_ values: [Double]) {
        precondition(values.count <= Self.limit, "\(values.count) bounds; at most \(Self.limit)")
        precondition(values.allSatisfy(\.isFinite) && zip(values, values.dropFirst()).allSatisfy(<), "bounds \(values)")
        self.values = values
    }

    /// A thousandth to a thousand, in steps of 1, 2.5 and 5: seconds from a millisecond to a quarter of an hour, or counts.
    package static let standard = Self([
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000,
    ])

    /// Those that OpenTelemetry's conventions for generative AI set: seconds, 0.01 doubling to 81.92; and tokens, 1 times
    /// four to 67,108,864. https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/
    package static let conventional = [
        "gen_ai.client.operation.duration": Self((0..<14).map { 0.01 * Double(1 << $0) }),
        "gen_ai.client.token.usage": Self((0..<14).map { Double(1 << (2 * $0)) }),
    ]
}
