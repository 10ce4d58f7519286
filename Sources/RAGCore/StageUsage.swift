/// One call of a model on the way to an answer.
package struct StageUsage: Sendable, Equatable, Codable {
    package enum Stage: String, Sendable, Codable {
        /// A follow-up question is made to stand by itself.
        case rewrite
        /// The intent is asked for.
        case intent
        case answer
        /// The answer is written again by the strong model, because the cheap one's did not stand on its sources.
        case escalation
    }

    package var stage: Stage
    package var model: String
    /// Nil where the upstream did not say.
    package var usage: TokenUsage?
    /// What was paid; nil where it is not known.
    package var cost: Money?
    package var cache: CallRecord.CacheStatus
    /// What the upstream took; nil where none was asked.
    package var milliseconds: Double?

    package init(stage: Stage, reply: ModelReply) {
        self.stage = stage
        model = reply.model
        usage = reply.usage
        cost = reply.cost
        cache = reply.cache
        milliseconds = reply.took.map { $0 / .milliseconds(1) }
    }
}
