import ReplyFormat

/// What `nuthatch bench gateway` measured. Times are milliseconds or microseconds, as their names end.
struct GatewayReport: Encodable {
    /// One caller, an upstream that answers at once.
    struct Single: Encodable {
        var requests: Int
        var bareUs: Latency
        var gatewayUs: Latency
        /// The difference of the medians, and of the 99th percentiles.
        var addedUs: Latency
    }

    /// Many callers, every body another.
    struct Throughput: Encodable {
        var callers: Int
        var requests: Int
        var barePerSecond: Double
        var gatewayPerSecond: Double
        /// The median of the rounds, each beside the bare calls of the same moment.
        var ratio: Double
        var rounds: [Double]
    }

    struct Hits: Encodable {
        var requestBytes: Int
        var latencyUs: Latency
        var perSecond: Double?
    }

    /// Equal requests, at once.
    struct Crowd: Encodable {
        var requests: Int
        var upstreamMs: Int
        var upstreamCalls: Int
        var distinctAnswers: Int
        var ms: Latency
        var slowestMs: Double
    }

    struct Retries: Encodable {
        var requests: Int
        var upstreamCalls: Int
        /// Calls to requests, with an upstream that always fails.
        var amplification: Double
    }

    struct Streams: Encodable {
        var streams: Int
        var tokens: Int
        /// From sent to read, of each stream's first token.
        var firstTokenMs: Latency
        var slowestFirstTokenMs: Double
        /// The same of all tokens: a step of 40 ms would be Nagle's.
        var tokenMs: Latency
        var slowestTokenMs: Double
        var lostFrames: Int
        var memoryPerStreamKb: Double
    }

    struct OpenBreaker: Encodable {
        var requests: Int
        var refusalUs: Latency
        var withRetryAfter: Int
        var upstreamCalls: Int
    }

    struct Canaries: Encodable {
        var requests: Int
        var tenants: Int
        var cancelled: Int
        var foreignAnswers: Int
        var perSecond: Double
    }

    struct BreakerModel: Encodable, Sendable {
        var sequences: Int
        var disagreement: Nullable<String>
    }

    var single: Single?
    var throughput: Throughput?
    var memoryHits: Hits?
    var archiveHits: Hits?
    var crowds: [Crowd]?
    var retries: Retries?
    var streams: Streams?
    var openBreaker: OpenBreaker?
    var canaries: Canaries?
    var breakerModel: BreakerModel?
    /// Requests through the gateway, and the lines that the ledger has of them.
    var requests = 0
    var ledgerLines = 0
    var tookMs = 0.0
}
