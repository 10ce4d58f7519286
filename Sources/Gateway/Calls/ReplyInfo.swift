package import RAGCore

/// How a request was answered, beside the answer itself.
package struct ReplyInfo: Sendable, Equatable {
    package var requestID: String
    /// As the catalogue names it; of a fallback, not what was asked for.
    package var model: String
    package var upstream: String
    package var cache: CallRecord.CacheStatus
    /// Of a cached answer.
    package var age: Duration?
    /// Of the answer; nil where the upstream did not say.
    package var usage: TokenUsage?
    /// What the caller pays: zero for what was cached or coalesced, nil where it is not known.
    package var cost: Money?
    package var attempts: Int
    package var latency: Duration
    /// The part of it that an upstream took; nil where none was asked.
    package var upstreamTime: Duration?
    package var firstToken: Duration?
}
