public import Foundation

extension NuthatchClient {
    /// The clock and the randomness, as parameters: a test needs neither to sleep nor to be lucky.
    public struct Timing: Sendable {
        /// For spans of time.
        public var now: @Sendable () -> ContinuousClock.Instant
        /// For a `Retry-After` that names a date.
        public var date: @Sendable () -> Date
        /// Waits, or throws `CancellationError` as soon as the task is cancelled.
        public var sleep: @Sendable (ContinuousClock.Instant) async throws -> Void
        /// From 0 to less than 1, each as likely, for the waits before another attempt.
        public var random: @Sendable () -> Double

        /// The machine's clocks and random numbers.
        public static let system = Timing(
            now: { .now },
            date: { Date() },
            sleep: { try await Task.sleep(until: $0, clock: .continuous) },
            random: { .random(in: 0..<1) }
        )

        /// - Parameters:
        ///   - now: for spans of time.
        ///   - date: for a `Retry-After` that names a date.
        ///   - sleep: waits, or throws `CancellationError` as soon as the task is cancelled.
        ///   - random: from 0 to less than 1.
        public init(
            now: @escaping @Sendable () -> ContinuousClock.Instant,
            date: @escaping @Sendable () -> Date,
            sleep: @escaping @Sendable (ContinuousClock.Instant) async throws -> Void,
            random: @escaping @Sendable () -> Double
        ) {
            self.now = now
            self.date = date
            self.sleep = sleep
            self.random = random
        }
    }
}
