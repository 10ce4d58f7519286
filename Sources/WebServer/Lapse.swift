/// What a connection took too long over.
package enum Lapse: String, CaseIterable, Sendable {
    case head
    case body
    case bodyRate = "body_rate"
    case write
    case idle
    case silence
    case linger
    /// Idle while the server stops.
    case stopping
}
