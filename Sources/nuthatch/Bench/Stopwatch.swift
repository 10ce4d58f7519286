import ReplyFormat

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
