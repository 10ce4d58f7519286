import NIOCore
import RAGCore
import Synchronization

/// One request on its way, and what the log, the metrics and the headers are told of it at the end.
///
/// A lock, not an actor: no step here awaits while it holds state.
final class Exchange: Sendable {
    struct Notes: Sendable {
        /// As declared, such as `/v1/answers/{id}`; empty where there is none.
        var route = ""
        var keyID: String?
        var tenant = ""
        /// Of a stream that has begun: what it took is not known yet.
        var streamedModel: String?
        var usage: Usage?
        var intent: String?
        var isAnswer = false
        var isAnswerable = false
        var failure: FailureCode?
    }

    /// What an answer took of models.
    struct Usage: Sendable, Equatable {
        /// Of the model that answered; a route's name where none did.
        var model: String
        var tokens = TokenUsage(input: 0, output: 0)
        /// What was paid; nil where it is not known.
        var cost: Money?
        var cache: CallRecord.CacheStatus
        /// What it would have cost more, asked for anew and of the strong model, or of the one that was named.
        var saved = Money.zero
        /// Time that upstreams took; nil where none was asked.
        var upstream: Duration?
    }

    /// From where it comes; nil where that is not known.
    let address: SocketAddress?
    let requestID: String
    /// Who calls, as it calls itself.
    let serviceName: String?
    let start: ContinuousClock.Instant
    /// How long the caller waits, where it says so.
    let patience: Duration?
    let traceParent: String?
    private let notes = Mutex(Notes())

    init(
        address: SocketAddress?,
        requestID: String,
        serviceName: String?,
        start: ContinuousClock.Instant,
        patience: Duration?,
        traceParent: String?
    ) {
        self.address = address
        self.requestID = requestID
        self.serviceName = serviceName
        self.start = start
        self.patience = patience
        self.traceParent = traceParent
    }

    func note(_ change: (inout sending Notes) -> Void) { notes.withLock { change(&$0) } }

    var noted: Notes { notes.withLock { $0 } }
}
