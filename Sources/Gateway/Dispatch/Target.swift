import Upstreams

/// A model at an upstream: where a call may go.
struct Target: Sendable {
    var lane: Lane
    var model: ModelEntry
    /// What the upstream calls it.
    var modelName: String
    var state: ModelLane
}
