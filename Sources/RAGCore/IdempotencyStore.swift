/// Remembers which requests were made, so that one that is sent again is not carried out again.
///
/// A reply is kept for 24 hours. One that was begun and not finished within 15 minutes was lost with its process, and may be
/// begun again. How much is kept is bounded: the oldest go first.
package protocol IdempotencyStore: Sendable {
    /// Begins a request, or says what has become of the one with its key.
    ///
    /// - Parameter request: SHA-256 of what is asked for.
    func begin(_ key: IdempotencyKey, request: [UInt8]) async throws -> IdempotencyClaim

    /// Keeps the reply to a request that was begun. One that is larger than `IdempotentReply.largest` is not kept, nor one
    /// that was lost meanwhile: the next request with its key is carried out.
    func finish(_ ticket: IdempotencyTicket, with reply: IdempotentReply) async throws

    /// Gives the key free: what was begun did not happen.
    func abandon(_ ticket: IdempotencyTicket) async throws
}
