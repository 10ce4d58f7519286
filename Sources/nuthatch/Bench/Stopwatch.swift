/// How long pieces of work take.
enum Stopwatch {
    /// Milliseconds of each of `count` runs.
    static func milliseconds(of count: Int, _ work: (Int) throws -> Void) rethrows -> [Double] {
        try (0..<count).map { run in
            let start = ContinuousClock.now
            try work(run)
            return (ContinuousClock.now - start).milliseconds
        }
    }
}

/// Times in milliseconds, as they are written.
struct Latency: Encodable {
    var p50: Double
    var p99: Double

    init(_ milliseconds: [Double]) {
        p50 = milliseconds.percentile(0.5).rounded(to: 3)
        p99 = milliseconds.percentile(0.99).rounded(to: 3)
    }
}
