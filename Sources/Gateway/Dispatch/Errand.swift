import RAGCore
import Upstreams

/// What a dispatcher is sent for, whatever it is.
struct Errand<Value: Sendable>: Sendable {
    var model: ModelEntry
    /// Models that may answer in its place.
    var fallbacks: [ModelEntry] = []
    /// An estimate for the limits.
    var tokens: Int
    /// Asked before each step, for it moves when somebody joins.
    var deadline: @Sendable () -> ContinuousClock.Instant
    /// Called for each call that goes out.
    var count: @Sendable () -> Void
    /// One call to an upstream, given where it goes and by which key.
    var send: @Sendable (Attempt) async throws -> Sent<Value>
}
