import RAGCore
import Upstreams

/// How a call ended well: where its frames came from, and what they cost.
struct Delivery: Sendable {
    enum Source: Sendable, Equatable {
        case upstream
        /// From the cache; `isStale` where past its life.
        case cache(age: Duration, isStale: Bool)
    }

    var source: Source
    /// As the catalogue names it: of a fallback, not what was asked for.
    var model: String
    var upstream: String
    var usage: TokenUsage?
    /// Nil where nothing was paid, or the model has no price.
    var price: Price?
    /// Calls that were sent upstream.
    var attempts: Int
    /// When the first frame with something to read came.
    var firstToken: ContinuousClock.Instant?
    /// Whether the answer is all there, and may be kept.
    var isWhole: Bool
}

extension Delivery {
    init(_ hit: ResponseCache.Hit) {
        self.init(
            source: .cache(age: hit.age, isStale: hit.isStale),
            model: hit.response.model,
            upstream: hit.response.upstream,
            usage: hit.response.usage,
            attempts: 0,
            isWhole: true
        )
    }
}
