package import RAGCore

/// Sums over lines of the ledger, exact; one that would not fit in an `Int` stays at the largest.
///
/// A hedge answered nobody: its cost, its tokens and its attempts count, and it is no request.
package struct LedgerTotals: Sendable, Equatable {
    package var requests = 0
    package var hedges = 0
    /// Requests that failed, by the error's code.
    package var failures: [String: Int] = [:]
    /// Requests by where their answer came from.
    package var misses = 0
    package var hits = 0
    package var stale = 0
    package var coalesced = 0
    package var off = 0
    /// Calls that were sent upstream.
    package var attempts = 0
    /// Of those, the ones beyond a request's first.
    package var retries = 0
    /// Of all requests together.
    package var latency = Duration.zero
    /// Tokens of the answers that callers got, wherever they came from.
    package var served = TokenUsage(input: 0, output: 0)
    /// Tokens that an upstream billed: of calls that neither the cache nor another caller answered, failed or not.
    package var paid = TokenUsage(input: 0, output: 0)
    package var cost = Money.zero
    /// Lines, hedges among them, whose cost is not known, so that `cost` is too low.
    package var unknownCosts = 0

    package init() {}

    package var failed: Int { failures.values.reduce(0) { $0.addingClamped($1) } }
    package var succeeded: Int { requests - failed }
    /// Nil where there is no request.
    package var meanLatency: Duration? { requests > 0 ? latency / requests : nil }

    package func requests(_ status: CallRecord.CacheStatus) -> Int {
        switch status {
        case .miss: misses
        case .hit: hits
        case .stale: stale
        case .coalesced: coalesced
        case .off: off
        }
    }

    package mutating func add(_ record: CallRecord) {
        attempts.addClamped(record.attempts)
        if let cost = record.cost { self.cost += cost } else { unknownCosts += 1 }
        if let usage = record.usage, record.cache == .miss || record.cache == .off { paid.add(usage) }
        guard record.operation != .hedge else {
            hedges += 1
            return
        }
        requests += 1
        retries.addClamped(max(0, record.attempts.addingClamped(-1)))
        latency += record.latency
        count(record.cache)
        if let failure = record.failure {
            failures[failure, default: 0] += 1
        } else if let usage = record.usage {
            served.add(usage)
        }
    }

    private mutating func count(_ status: CallRecord.CacheStatus) {
        switch status {
        case .miss: misses += 1
        case .hit: hits += 1
        case .stale: stale += 1
        case .coalesced: coalesced += 1
        case .off: off += 1
        }
    }
}

extension TokenUsage {
    /// Adds, and stays at the largest number where a sum would not fit.
    mutating func add(_ other: TokenUsage) {
        input.addClamped(other.input)
        output.addClamped(other.output)
        cachedInput.addClamped(other.cachedInput)
    }
}

extension Int {
    func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other > 0 ? .max : .min
    }

    mutating func addClamped(_ other: Int) {
        self = addingClamped(other)
    }
}
