import Answering
import Foundation
import HTTPTypes
import Hummingbird
import JSONText
import RAGCore
import ReplyFormat

/// Questions to the documents, answered at once or as the answer comes.
struct AnswerController: Sendable {
    let parts: ServiceParts
    let desk: AnswerDesk
    private let shelf: AnswerShelf

    init(parts: ServiceParts, desk: AnswerDesk) {
        self.parts = parts
        self.desk = desk
        shelf = AnswerShelf(byteLimit: parts.settings.shelfBytes)
    }

    var routes: [ServiceRoute] {
        [ServiceRoute(.post, "/v1/answers", for: .ask, answer)]
    }

    @Sendable private func answer(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let bytes = try await request.json(upTo: parts.settings.bodyLimit)
        let key = AnswerShelf.Key(
            tenant: context.caller.tenant,
            audience: context.caller.audience,
            day: Int(parts.time.date.timeIntervalSince1970 / 86_400),
            body: bytes
        )
        if let item = shelf.item(under: key), context.caller.sees(item.room.name) {
            try request.check(accepts: "application/json")
            return response(item, context)
        }
        let body = try AnswerBody(bytes)
        let room = try await desk.room(body.request.collection, for: context.caller)
        let asked = desk.addressed(body.request, context)
        if body.streams {
            try request.check(accepts: "text/event-stream", "application/json")
            return stream(asked, body, in: room, context)
        }
        try request.check(accepts: "application/json")
        let generation = room.generation
        let given = try await desk.answer(asked, usesCache: body.usesCache, in: room, context)
        let report = AnswerReport(given, explains: body.explains, took: parts.time.now - context.exchange.start)
        let written = Array(try CompactJSON.bytes(report))
        if body.usesCache, given.isKeepable, !body.explains {
            put(written, given, Shelving(key: key, room: room, generation: generation))
        }
        return .json(text: written)
    }

    private struct Shelving {
        let key: AnswerShelf.Key
        let room: CollectionRoom
        /// As it was before the answer was made.
        let generation: Int64
    }

    private func put(_ written: [UInt8], _ given: AnswerPipeline.Given, _ shelving: Shelving) {
        let usage = Exchange.Usage(given)
        // What was paid is saved too the next time.
        let saved = usage.saved + (usage.cost ?? .zero)
        guard let document = try? JSONDocument(written) else { return }
        var edit = JSONEdit()
        edit.values = [
            "cache": Array(#""hit""#.utf8), "usage": Array("null".utf8), "cost_usd": Array("0".utf8),
        ]
        let rendered = edit.applied(to: document.root)
        var kept = Exchange.Usage(model: usage.model, cost: .zero, cache: .hit)
        kept.saved = saved
        let (shelved, intent) = (kept, given.record.answer.route.intent?.intent)
        let isAnswerable = given.record.answer.isAnswerable
        let item = AnswerShelf.Item(rendered, of: shelving.room, at: shelving.generation) { notes in
            notes.usage = shelved
            notes.intent = intent
            notes.isAnswer = true
            notes.isAnswerable = isAnswerable
        }
        if let item { shelf.put(item, under: shelving.key) }
    }

    private func response(_ item: AnswerShelf.Item, _ context: ServiceContext) -> Response {
        context.exchange.note(item.note)
        return .json(text: item.text(took: parts.time.now - context.exchange.start))
    }

    private func stream(
        _ asked: AnswerRequest,
        _ body: AnswerBody,
        in room: CollectionRoom,
        _ context: ServiceContext
    ) -> Response {
        let (parts, desk) = (parts, desk)
        return EventStream.response(ping: parts.settings.ping, time: parts.time) { send in
            do {
                let given = try await desk.answer(asked, usesCache: body.usesCache, in: room, context) { event in
                    try await send(try AnswerEventText.text(of: event))
                }
                let took = parts.time.now - context.exchange.start
                let report = AnswerReport(given, explains: body.explains, took: took)
                try await send(EventStream.event("final", try CompactJSON.bytes(report)))
            } catch {
                guard let failure = desk.failure(error) else { throw error }
                context.exchange.note { $0.failure = failure.code }
                try await send(EventStream.event("error", failure.body))
            }
        }
    }
}
