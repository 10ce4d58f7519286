import Foundation
import RAGCore
import WireFormat

/// What the ledger knows of a request from its start.
struct Entry: Sendable {
    var date: Date
    var start: ContinuousClock.Instant
    var requestID: String
    var tenant: String
    var operation: CallRecord.Operation
    var requestedModel: String
    /// As the catalogue names it, once it was looked up.
    var model = ""

    /// Of the call that brings a stale answer up to date.
    init(refreshFor entry: Entry, at time: any TimeSource) {
        self = entry
        date = time.date
        start = time.now
        requestID = RequestID.make()
    }

    init(_ call: EmbeddingCall, at time: any TimeSource) {
        date = time.date
        start = time.now
        requestID = call.requestID
        tenant = call.tenant
        operation = .embeddings
        requestedModel = call.model
    }

    init(_ call: ChatCall, _ operation: CallRecord.Operation, at time: any TimeSource) {
        date = time.date
        start = time.now
        requestID = call.requestID
        tenant = call.tenant
        self.operation = operation
        requestedModel = call.request.model ?? ""
    }
}
