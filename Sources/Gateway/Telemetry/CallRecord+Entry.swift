import RAGCore

/// The lines of the ledger.
extension CallRecord {
    init(_ entry: Entry, _ info: ReplyInfo) {
        self.init(
            date: entry.date,
            requestID: entry.requestID,
            tenant: entry.tenant,
            operation: entry.operation,
            requestedModel: entry.requestedModel,
            model: info.model,
            upstream: info.upstream,
            cache: info.cache,
            usage: info.usage,
            cost: info.cost,
            latency: info.latency,
            firstToken: info.firstToken,
            attempts: info.attempts
        )
    }

    /// The slower of two racing calls: it is billed, and nobody heard how much.
    init(hedgeOf entry: Entry, _ info: ReplyInfo) {
        self.init(
            date: entry.date,
            requestID: entry.requestID,
            tenant: entry.tenant,
            operation: .hedge,
            requestedModel: entry.requestedModel,
            model: info.model,
            upstream: info.upstream,
            cache: .off,
            latency: info.latency
        )
    }

    init(
        _ entry: Entry,
        _ error: any Error,
        cache: CacheStatus,
        cost: Money? = nil,
        attempts: Int = 0
    ) {
        self.init(
            date: entry.date,
            requestID: entry.requestID,
            tenant: entry.tenant,
            operation: entry.operation,
            requestedModel: entry.requestedModel,
            model: entry.model,
            failure: (error as? GatewayError)?.code ?? (error is CancellationError ? "cancelled" : "internal_error"),
            cache: cache,
            cost: cost,
            latency: .zero,
            attempts: attempts
        )
    }
}
