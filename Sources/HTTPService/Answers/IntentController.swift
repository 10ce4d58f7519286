import Access
import Answering
import Hummingbird
import RAGCore
import ReplyFormat
import Routing

/// What a text is about and who would answer it, at the price of no call.
struct IntentController: Sendable {
    let parts: ServiceParts
    let desk: AnswerDesk

    var routes: [ServiceRoute] { [ServiceRoute(.post, "/v1/intent", for: .ask, tell)] }

    private struct Page: Encodable {
        var intent: Nullable<String>
        var probability: Nullable<Double>
        var entities: [EntityReport]
        var parts: [Part]
        var tookMs: Double
    }

    private struct Part: Encodable {
        struct Alternative: Encodable {
            var intent: String
            var probability: Double
        }

        var text: String
        var intent: Nullable<String>
        var probability: Nullable<Double>
        var alternatives: [Alternative]
        var entities: [EntityReport]
        var route: RouteReport

        init(_ routed: RoutedPart) {
            let (guess, decision) = (routed.intent, routed.decision)
            text = routed.text
            intent = Nullable(guess.flatMap { $0.isRejected ? nil : $0.intent })
            probability = Nullable(guess?.probability.rounded(to: 6))
            alternatives =
                guess.flatMap { guess in
                    guess.runnerUp.map {
                        [Alternative(intent: $0, probability: (guess.runnerUpProbability ?? 0).rounded(to: 6))]
                    }
                } ?? []
            entities = routed.entities.map(EntityReport.init)
            route = RouteReport(
                Route(
                    outcome: decision.outcome,
                    intent: decision.intent,
                    rule: decision.rule,
                    reason: decision.reason,
                    prices: decision.prices
                )
            )
        }
    }

    @Sendable private func tell(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let asked = try Self.question(try await request.json(upTo: parts.settings.bodyLimit))
        try request.check(accepts: "application/json")
        let room = try await desk.room(asked.collection, for: context.caller)
        let routed = try await parts.admission.withPermit(.kept) {
            try await room.pipeline.routes(of: desk.addressed(asked, context))
        }
        // The surest of several things that are asked stands for the whole.
        let intent = routed.compactMap(\.intent).max { $0.probability < $1.probability }
        context.exchange.note { $0.intent = intent?.intent }
        return try .json(
            Page(
                intent: Nullable(intent.flatMap { $0.isRejected ? nil : $0.intent }),
                probability: Nullable(intent?.probability.rounded(to: 6)),
                entities: routed.flatMap(\.entities).map(EntityReport.init),
                parts: routed.map(Part.init),
                tookMs: (parts.time.now - context.exchange.start).milliseconds
            )
        )
    }

    private static func question(_ bytes: [UInt8]) throws(ServiceFailure) -> AnswerRequest {
        var fields = try ObjectReader(bytes)
        var request = AnswerRequest(
            question: try fields.requiredText("text", AnswerBody.questionLengths),
            collection: try fields.text("collection", 1...200) ?? "default",
            history: try fields.history(),
            locale: try fields.text("locale", 2...35)
        )
        request.context = try fields.context()
        request.customerHistory = try fields.texts("customer_history", limit: AnswerBody.historyLimit) ?? []
        try fields.finish()
        return request
    }
}
