/// What a model wrote, and what it cost.
package struct ModelReply: Sendable, Equatable {
    package var text: String
    /// As the catalogue names it: another one than the tier's where that could not be reached.
    package var model: String
    /// Nil where the upstream did not say.
    package var usage: TokenUsage?
    /// What this caller pays; nil where it is not known.
    package var cost: Money?
    package var cache: CallRecord.CacheStatus
    /// What the upstream took; nil where none was asked.
    package var took: Duration?

    package init(
        text: String,
        model: String,
        usage: TokenUsage? = nil,
        cost: Money? = nil,
        cache: CallRecord.CacheStatus = .miss,
        took: Duration? = nil
    ) {
        self.text = text
        self.model = model
        self.usage = usage
        self.cost = cost
        self.cache = cache
        self.took = took
    }
}
