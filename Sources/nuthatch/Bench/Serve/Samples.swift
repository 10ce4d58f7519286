/// A process's memory and files over time.
enum Samples {
    struct Sample: Sendable {
        var seconds: Double
        var megabytes: Double
        var files: Int
    }

    /// Until the task is cancelled.
    static func taken(of process: Int32, every gap: Duration) async throws -> [Sample] {
        let start = ContinuousClock.now
        var samples: [Sample] = []
        while !Task.isCancelled {
            samples.append(
                Sample(
                    seconds: (.now - start) / .seconds(1),
                    megabytes: Double(ProcessMemory.residentBytes(of: process)) / 1e6,
                    files: ProcessMemory.openFiles(of: process)
                )
            )
            try? await Task.sleep(for: gap)
        }
        return samples
    }

    /// Of the straight line with the least squares.
    static func slope(_ points: [(x: Double, y: Double)]) -> Double {
        guard points.count > 1 else { return 0 }
        let count = Double(points.count)
        let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
        let spread = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
        return spread > 0 ? points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) } / spread : 0
    }
}
