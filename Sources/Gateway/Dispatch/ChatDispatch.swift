import Upstreams
import WireFormat

/// A chat request on its way to whoever answers it.
struct ChatDispatch: Sendable {
    var request: ChatRequest
    var model: ModelEntry
    var isStream: Bool
    /// Whether a slow plain call may be raced by a second one.
    var hedges: Bool

    /// An estimate of what it takes, for the limits: a token is about four bytes of English.
    var estimatedTokens: Int {
        request.bytes.count / 4 + (request.maxTokens ?? Self.usualAnswer)
    }

    private static let usualAnswer = 500
}
