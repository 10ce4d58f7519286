/// Why a key was refused. For a line in the log alone: a caller is given one answer for all of them.
package enum KeyRefusal: String, Sendable, CaseIterable {
    /// None was sent.
    case missing
    /// It is not the text of a key.
    case malformed
    /// There is none of that id.
    case unknown
    /// The id is one of ours, the secret is not.
    case wrongSecret
    case revoked
    case expired
}
