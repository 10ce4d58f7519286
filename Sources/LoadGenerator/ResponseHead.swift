/// What a load keeps of an answer.
package struct ResponseHead: Sendable, Equatable {
    package enum Cache: UInt8, Sendable, Hashable, CaseIterable {
        case hit, miss, stale, coalesced, off
    }

    package var status = 0
    /// The number that `X-Request-ID` gives back; nil where there is none or it is nobody's.
    package var canary: Int?
    package var hasRetryAfter = false
    package var keepsAlive = true
    package var cache: Cache?
    /// Of `X-Nuthatch-Overhead-Ms`.
    package var overheadMicroseconds: UInt64?
}
