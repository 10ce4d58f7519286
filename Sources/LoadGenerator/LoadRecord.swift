import Glibc
import Histogram
import Polling

/// Writes down what comes of a load, from the end of its warm-up on.
struct LoadRecord {
    private let checksCanary: Bool
    private var result = LoadResult()
    private var start: UInt64 = .max
    private var last: UInt64 = 0

    init(checksCanary: Bool) {
        self.checksCanary = checksCanary
    }

    mutating func begin(at start: UInt64) {
        self.start = start
        last = start
    }

    mutating func make(_ connection: LoadConnection) {
        guard connection.intended >= start else { return }
        result.requests += 1
        result.delay.record((connection.sentAt - connection.intended) / 1000)
    }

    /// A request that was meant to be made and never was.
    mutating func leave(intendedAt intended: UInt64) {
        guard intended >= start else { return }
        result.requests += 1
        result.failures[.unsent, default: 0] += 1
    }

    mutating func fail(_ failure: LoadResult.Failure, _ connection: LoadConnection) {
        guard connection.intended >= start else { return }
        result.failures[failure, default: 0] += 1
    }

    mutating func countRefusedConnection() {
        result.refusedConnections += 1
    }

    mutating func countReconnect() {
        result.reconnects += 1
    }

    /// Takes down an answer that is whole.
    mutating func complete(_ connection: LoadConnection) {
        guard connection.intended >= start else { return }
        let head = connection.reader.head
        if checksCanary, head.canary != connection.number { return fail(.foreign, connection) }
        last = MonotonicClock.now
        let took = (last - connection.intended) / 1000
        result.statuses[head.status, default: 0] += 1
        result.bodyBytes += connection.reader.bodyBytes
        result.latency.record(took)
        if 200..<300 ~= head.status { result.successLatency.record(took) }
        if head.status == 429 || head.status == 503 {
            result.refusalLatency.record(took)
            if !head.hasRetryAfter { result.withoutRetryAfter += 1 }
        }
        guard let cache = head.cache else { return }
        result.caches[cache, default: 0] += 1
        if cache != .hit, let overhead = head.overheadMicroseconds { result.missOverhead.record(overhead) }
    }

    /// - Parameter end: of the load; nil where it ended with its last answer.
    func finished(at end: UInt64?) -> LoadResult {
        var result = result
        let end = end ?? last
        result.seconds = end > start ? Double(end - start) / 1e9 : 0
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        result.cpuSeconds = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        return result
    }
}
