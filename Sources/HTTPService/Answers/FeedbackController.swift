import Foundation
import Gateway
import Hummingbird
import RAGCore
import ReplyFormat

/// Answers that were given: how they came about, and what readers say of them.
struct FeedbackController: Sendable {
    let parts: ServiceParts

    var routes: [ServiceRoute] {
        [
            ServiceRoute(.post, "/v1/feedback", for: .ask, keep),
            ServiceRoute(.get, "/v1/answers/{id}", for: .ask, record),
            ServiceRoute(.get, "/v1/gaps", for: .admin, gaps),
        ]
    }

    private struct Kept: Encodable {
        var id: String
        var answerId: String
        var rating: String
    }

    @Sendable private func keep(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let body = try await request.json(upTo: parts.settings.bodyLimit)
        return try await OnceOnly(store: parts.idempotency).perform(request, body, context) {
            try await keep(body, of: context.caller.tenant)
        }
    }

    private func keep(_ body: [UInt8], of tenant: String) async throws -> IdempotentReply {
        var fields = try ObjectReader(body)
        let answerID = try fields.requiredText("answer_id", 1...100)
        guard let rating = try fields.choice("rating", of: Feedback.Rating.self) else {
            throw fields.missing("rating", "\"up\" or \"down\"")
        }
        let comment = try fields.text("comment", 0...4_000)
        try fields.finish()
        let feedback = Feedback(
            id: "fb_" + RequestID.make().dropFirst("req_".count),
            recordID: answerID,
            tenant: tenant,
            rating: rating,
            comment: comment,
            date: parts.time.date
        )
        guard try await parts.feedback.keep(feedback) else { throw Self.notFound(answerID) }
        return try IdempotentReply(
            json: Kept(id: feedback.id, answerId: answerID, rating: rating.rawValue),
            status: 201
        )
    }

    @Sendable private func record(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let id = try context.parameter("id")
        guard let record = try await parts.archive.record(id, tenant: context.caller.tenant),
            context.caller.sees(record.request.collection)
        else { throw Self.notFound(id) }
        return try .json(RecordPage(record))
    }

    @Sendable private func gaps(_ request: Request, _ context: ServiceContext) async throws -> Response {
        var query = try QueryReader(request)
        let collection = try query.text("collection") ?? "default"
        let days = try query.int("days", in: 1...365) ?? 30
        let limit = try query.int("limit", in: 1...500) ?? 50
        try query.finish()
        guard context.caller.sees(collection) else { throw ServiceFailure.collectionNotFound(collection) }
        guard try await parts.collections.summaries().contains(where: { $0.name == collection }) else {
            throw ServiceFailure.collectionNotFound(collection)
        }
        let gaps = try await parts.archive.gaps(
            in: collection,
            // Who may see everything sees everybody's where no key parts the tenants.
            tenant: context.caller.keyID == nil ? nil : context.caller.tenant,
            since: parts.time.date - Double(days) * 86_400,
            limit: limit
        )
        return try .json(GapPage(gaps))
    }

    private static func notFound(_ id: String) -> ServiceFailure {
        ServiceFailure(
            .answerNotFound,
            "There is no answer “\(ServiceFailure.shown(id))” of this tenant; answers are kept as long as the settings say."
        )
    }
}
