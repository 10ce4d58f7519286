import Foundation
package import RAGCore

/// What every `FeedbackStore` and `IdempotencyStore` promises, as a check that an implementation runs against itself.
///
/// The store is to be empty. What it breaks comes back as sentences.
package final class ServiceStoreContract {
    private let store: any FeedbackStore & IdempotencyStore
    private let time: ManualTime
    private var broken: [String] = []

    private init(_ store: any FeedbackStore & IdempotencyStore, _ time: ManualTime) {
        self.store = store
        self.time = time
    }

    /// - Parameters:
    ///   - time: that of the store.
    ///   - record: the id of a record that the tenant `shop` has.
    package static func broken(
        by store: any FeedbackStore & IdempotencyStore,
        time: ManualTime,
        record: String
    ) async throws -> [String] {
        let contract = ServiceStoreContract(store, time)
        try await contract.checkFeedback(on: record)
        try await contract.checkRepetition()
        try await contract.checkOther()
        try await contract.checkTime()
        return contract.broken
    }

    private func expect(_ promise: String, _ isKept: Bool) {
        if !isKept { broken.append(promise) }
    }
}

// MARK: - Feedback

extension ServiceStoreContract {
    private func checkFeedback(on record: String) async throws {
        func feedback(_ id: String, _ rating: Feedback.Rating, tenant: String = "shop") -> Feedback {
            Feedback(id: id, recordID: record, tenant: tenant, rating: rating, comment: "Grüße", date: time.date)
        }
        expect("an answer has none at first", try await store.feedback(on: record, tenant: "shop") == [])
        let first = feedback("f1", .up)
        expect("it is kept", try await store.keep(first))
        var second = feedback("f2", .down)
        second.comment = nil
        expect("a second too", try await store.keep(second))
        expect("it comes back as it was", try await store.feedback(on: record, tenant: "shop") == [first, second])
        expect("another tenant sees none", try await store.feedback(on: record, tenant: "other") == [])
        expect("and gives none", try await !store.keep(feedback("f3", .up, tenant: "other")))
        var stray = feedback("f4", .up)
        stray.recordID = "ans_nowhere"
        expect("an answer that is not there takes none", try await !store.keep(stray))
        second.rating = .up
        expect("one with the same id takes its place", try await store.keep(second))
        expect("alone", try await store.feedback(on: record, tenant: "shop") == [first, second])
        for number in 0..<100 { try await store.keep(feedback("g\(number)", .up)) }
        let kept = try await store.feedback(on: record, tenant: "shop").map(\.id)
        expect("the latest 100 are kept", kept == (0..<100).map { "g\($0)" })
    }
}

// MARK: - Requests

extension ServiceStoreContract {
    private func begin(_ text: String, tenant: String = "shop", request: UInt8 = 1) async throws -> IdempotencyClaim {
        try await store.begin(
            IdempotencyKey(tenant: tenant, text: text),
            request: Array(repeating: request, count: 32)
        )
    }

    private func ticket(_ text: String) async throws -> IdempotencyTicket {
        guard case .begun(let ticket) = try await begin(text) else {
            expect("\(text) can be begun", false)
            return IdempotencyTicket(number: -1)
        }
        return ticket
    }

    private func checkRepetition() async throws {
        let reply = IdempotentReply(status: 201, body: Array("{\"a\":1}".utf8))
        let ticket = try await ticket("one")
        expect("the same request is under way", try await begin("one") == .inProgress)
        expect("another one may not have its key", try await begin("one", request: 2) == .mismatch)
        try await store.finish(ticket, with: reply)
        expect("the same request has its reply", try await begin("one") == .done(reply))
        expect("still another one may not have it", try await begin("one", request: 2) == .mismatch)
        try await store.finish(ticket, with: IdempotentReply(status: 500, body: []))
        expect("the first reply counts", try await begin("one") == .done(reply))
        try await store.abandon(ticket)
        expect("what is done is not abandoned", try await begin("one") == .done(reply))
        let empty = try await self.ticket("empty")
        try await store.finish(empty, with: IdempotentReply(status: 204, body: []))
        expect("a reply may be empty", try await begin("empty") == .done(IdempotentReply(status: 204, body: [])))
    }

    private func checkOther() async throws {
        guard case .begun = try await begin("one", tenant: "other", request: 9) else {
            return expect("another tenant's key is another key", false)
        }
        guard case .begun = try await begin("one\0", request: 9) else {
            return expect("so is one that goes on after a NUL", false)
        }
        let first = try await ticket("two")
        try await store.abandon(first)
        let second = try await ticket("two")
        expect("what was abandoned is begun anew", first != second)
        try await store.finish(first, with: IdempotentReply(status: 200, body: []))
        expect("and not finished by the one before", try await begin("two") == .inProgress)
        let large = try await ticket("large")
        let size = IdempotentReply.largest + 1
        try await store.finish(large, with: IdempotentReply(status: 200, body: Array(repeating: 0, count: size)))
        expect("a reply that is too large is not kept", try await ticket("large") != large)
    }

    private func checkTime() async throws {
        let reply = IdempotentReply(status: 200, body: [1])
        let lost = try await ticket("lost")
        let done = try await ticket("done")
        try await store.finish(done, with: reply)
        time.advance(by: .seconds(899))
        expect("a request may take 15 minutes", try await begin("lost") == .inProgress)
        time.advance(by: .seconds(1))
        let again = try await ticket("lost")
        expect("then it is lost, and begun again", again != lost)
        try await store.finish(lost, with: reply)
        expect("and the lost one counts no more", try await begin("lost") == .inProgress)
        time.advance(by: .seconds(86_399 - 900))
        expect("a reply is kept for 24 hours", try await begin("done") == .done(reply))
        time.advance(by: .seconds(1))
        expect("and not longer", try await ticket("done") != done)
    }
}
