extension NuthatchClient {
    /// What the service did of late: requests, cache, latency, cost.
    public func stats(hours: Int = 24, _ options: CallOptions = CallOptions()) async throws -> Stats {
        try await caller.reply(to: .get("stats", query: [("hours", String(hours))]), options).value(Stats.self)
    }

    /// What customers ask and the documents do not answer, and where documents disagree.
    ///
    /// - Parameters:
    ///   - collection: the service's own choice where nil.
    ///   - days: back from now.
    ///   - limit: of the questions.
    ///   - options: of this call.
    public func gaps(
        in collection: String? = nil,
        days: Int = 30,
        limit: Int = 50,
        _ options: CallOptions = CallOptions()
    ) async throws -> Gaps {
        let query = [("collection", collection), ("days", String(days)), ("limit", String(limit))]
        return try await caller.reply(to: .get("gaps", query: query), options).value(Gaps.self)
    }
}
