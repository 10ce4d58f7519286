package import Histogram

/// What came of a load. Latencies are microseconds, from the moment at which a request was meant to be made.
package struct LoadResult: Sendable {
    /// Why a request has no answer.
    package enum Failure: String, Sendable, Hashable, CaseIterable {
        /// The connection ended before the first byte of an answer.
        case dropped
        /// It ended within an answer.
        case cutShort
        case malformed
        /// The answer to another request.
        case foreign
        case timedOut
        /// Never sent: all connections were busy until the end.
        case unsent
    }

    package typealias Times = Histogram<UInt32>

    /// Requests that were made, with those that are counted as failures.
    package var requests = 0
    package var statuses: [Int: Int] = [:]
    package var failures: [Failure: Int] = [:]
    package var caches: [ResponseHead.Cache: Int] = [:]
    /// 429 and 503 without a Retry-After.
    package var withoutRetryAfter = 0
    package var refusedConnections = 0
    package var reconnects = 0
    package var bodyBytes = 0
    package var latency = Self.times()
    package var successLatency = Self.times()
    package var refusalLatency = Self.times()
    /// What the server says that it took itself, of answers that are no hits.
    package var missOverhead = Self.times()
    /// From the moment at which a request was meant to be made to that at which it was: the generator's own delay, and
    /// waiting for a free connection.
    package var delay = Self.times()
    /// From the end of the warm-up to the last request.
    package var seconds = 0.0
    /// Of the generator's thread.
    package var cpuSeconds = 0.0

    package init() {}

    package static func times() -> Times {
        var times = Times(highestTrackableValue: 3_600_000_000, numberOfSignificantValueDigits: .three)
        times.autoResize = true
        return times
    }

    package var answered: Int { statuses.values.reduce(0, +) }
    package var succeeded: Int { statuses.reduce(0) { 200..<300 ~= $1.key ? $0 + $1.value : $0 } }
    package var refused: Int { (statuses[429] ?? 0) + (statuses[503] ?? 0) }
    package var failed: Int { failures.values.reduce(0, +) }
    package var perSecond: Double { seconds > 0 ? Double(answered) / seconds : 0 }
    package var successesPerSecond: Double { seconds > 0 ? Double(succeeded) / seconds : 0 }
}
