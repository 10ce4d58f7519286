import Synchronization

/// Randomness that many callers share: one generator behind a lock.
package final class SharedGenerator: RandomNumberGenerator, Sendable {
    private let generator: Mutex<any RandomNumberGenerator & Sendable>

    package init(_ generator: any RandomNumberGenerator & Sendable = QuickGenerator()) {
        self.generator = Mutex(generator)
    }

    package func next() -> UInt64 {
        generator.withLock { $0.next() }
    }

    func next(in range: ClosedRange<Double>) -> Double {
        var copy = self
        return Double.random(in: range, using: &copy)
    }
}
