package import RAGCore
package import Upstreams

/// How a call ended well: where its frames came from, and what they cost.
package struct Delivery: Sendable {
    package enum Source: Sendable, Equatable {
        case upstream
        /// From the cache; `isStale` where past its life.
        case cache(age: Duration, isStale: Bool)
    }

    package var source: Source
    /// As the catalogue names it: of a fallback, not what was asked for.
    package var model: String
    package var upstream: String
    package var usage: TokenUsage?
    /// Nil where nothing was paid, or the model has no price.
    package var price: Price?
    /// Calls that were sent upstream.
    package var attempts: Int
    /// What the call that answered took, from its sending to its end; nil where nobody was asked.
    package var took: Duration?
    /// When the first frame with something to read came.
    package var firstToken: ContinuousClock.Instant?
    /// Whether the answer is all there, and may be kept.
    package var isWhole: Bool
    /// Whether a second call raced the first, and the slower one answered nobody.
    package var isHedged = false

    package init(
        source: Source,
        model: String,
        upstream: String,
        usage: TokenUsage? = nil,
        price: Price? = nil,
        attempts: Int = 0,
        firstToken: ContinuousClock.Instant? = nil,
        isWhole: Bool
    ) {
        self.source = source
        self.model = model
        self.upstream = upstream
        self.usage = usage
        self.price = price
        self.attempts = attempts
        self.firstToken = firstToken
        self.isWhole = isWhole
    }
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
