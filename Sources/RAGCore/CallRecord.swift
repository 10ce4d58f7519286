package import Foundation

/// A line of the ledger: one request to the gateway, however it was answered.
package struct CallRecord: Sendable, Equatable {
    package enum Operation: String, Sendable, CaseIterable {
        case chat
        case stream
        case embeddings
        case models
        /// The second of two racing attempts: billed, and answered nobody.
        case hedge
    }

    /// Where the answer came from.
    package enum CacheStatus: String, Sendable, Codable, CaseIterable {
        /// From the upstream, and the caller pays for it.
        case miss
        case hit
        /// From the cache, past its life: marked as such.
        case stale
        /// Shared with another caller, who pays.
        case coalesced
        /// Neither cache nor coalescing were asked.
        case off
    }

    package var date: Date
    package var requestID: String
    package var tenant: String
    package var operation: Operation
    /// As the caller named it.
    package var requestedModel: String
    /// As the catalogue names it; empty where it is unknown.
    package var model: String
    /// Empty where none was called.
    package var upstream: String
    /// Nil for success; else the error's code, one of a bounded list.
    package var failure: String?
    package var cache: CacheStatus
    /// Of the answer, even where it was served for nothing; nil where the upstream did not say.
    package var usage: TokenUsage?
    /// What this caller pays: 0 for a hit or a coalesced answer, nil where it is not known.
    package var cost: Money?
    package var latency: Duration
    /// Until the first token, for streams.
    package var firstToken: Duration?
    /// Calls that were sent upstream on behalf of this request.
    package var attempts: Int

    package init(
        date: Date,
        requestID: String,
        tenant: String,
        operation: Operation,
        requestedModel: String,
        model: String = "",
        upstream: String = "",
        failure: String? = nil,
        cache: CacheStatus,
        usage: TokenUsage? = nil,
        cost: Money? = nil,
        latency: Duration,
        firstToken: Duration? = nil,
        attempts: Int = 0
    ) {
        self.date = date
        self.requestID = requestID
        self.tenant = tenant
        self.operation = operation
        self.requestedModel = requestedModel
        self.model = model
        self.upstream = upstream
        self.failure = failure
        self.cache = cache
        self.usage = usage
        self.cost = cost
        self.latency = latency
        self.firstToken = firstToken
        self.attempts = attempts
    }
}
