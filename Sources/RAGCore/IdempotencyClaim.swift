/// What has become of a request.
package enum IdempotencyClaim: Sendable, Equatable, Codable {
    /// It is the first; it has to be finished or abandoned.
    case begun(IdempotencyTicket)
    /// The first one is still being carried out.
    case inProgress
    /// It was carried out, with this reply.
    case done(IdempotentReply)
    /// The key stands for another request.
    case mismatch
}
