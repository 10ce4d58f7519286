import RAGCore
import Transport
import Upstreams
import WireFormat

/// One call to an upstream: where, by which key, and for how long.
struct Attempt: Sendable {
    var target: Target
    var key: KeyRing.Choice
    var limits: TransferLimits
    /// When nobody waits any more, as far as is known now.
    var deadline: ContinuousClock.Instant

    var upstream: String { target.lane.upstream.name }

    /// Takes our key out of whatever the upstream says.
    var mask: SecretMask { SecretMask(key.key.map { [$0.value] } ?? []) }

    /// The request for `path` below the upstream's base URL.
    func request(_ path: String, body: [UInt8], accepts: String) -> HTTPRequest {
        target.lane.request(.post, path, body: body, accepts: accepts, key: key, limits: limits)
    }
}

/// What an upstream answered, and how fast.
struct Sent<Value: Sendable>: Sendable {
    var value: Value
    /// Until the first token; for a plain answer, until its first byte.
    var firstToken: Duration
    /// For the limits; nil where the upstream did not say.
    var usage: TokenUsage?
}
