import ReplyFormat

/// Times in milliseconds, as they are written.
struct Latency: Encodable {
    var p50: Double
    var p90: Double
    var p99: Double

    init(_ milliseconds: [Double]) {
        p50 = milliseconds.percentile(0.5).rounded(to: 3)
        p90 = milliseconds.percentile(0.9).rounded(to: 3)
        p99 = milliseconds.percentile(0.99).rounded(to: 3)
    }
}
