package import Foundation

/// The time, as a parameter: what waits and what expires is told it, so that a test needs no sleep.
package protocol TimeSource: Sendable {
    /// For spans of time: never set back, and unmoved by what is done to the calendar.
    var now: ContinuousClock.Instant { get }
    /// For what is stored and shown.
    var date: Date { get }

    /// Waits until `instant`, or throws `CancellationError` as soon as the task is cancelled.
    func sleep(until instant: ContinuousClock.Instant) async throws
}

/// The machine's clocks.
package struct SystemTime: TimeSource {
    package init() {}

    package var now: ContinuousClock.Instant { .now }
    package var date: Date { Date() }

    package func sleep(until instant: ContinuousClock.Instant) async throws {
        try await Task.sleep(until: instant, clock: .continuous)
    }
}
