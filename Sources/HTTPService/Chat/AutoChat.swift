import Answering
import Foundation
import HTTPTypes
import Hummingbird
import JSONText
import RAGCore
import ReplyFormat
import WireFormat

/// A chat that the documents answer, in the shape of OpenAI's.
struct AutoChat: Sendable {
    let parts: ServiceParts
    let desk: AnswerDesk

    func answer(
        _ chat: ChatRequest,
        _ body: [UInt8],
        _ collection: String,
        _ context: ServiceContext
    ) async throws -> Response {
        let asked = try AutoQuestion(body, collection: collection)
        let room = try await desk.room(asked.request.collection, for: context.caller)
        let request = desk.addressed(asked.request, context)
        let completion = AutoCompletion(
            id: "chatcmpl-" + context.exchange.requestID,
            created: Int(parts.time.date.timeIntervalSince1970),
            model: chat.model ?? AutoModel.name
        )
        guard chat.stream else {
            let given = try await desk.answer(request, usesCache: asked.usesCache, in: room, context)
            return .json(text: try completion.whole(given, took: parts.time.now - context.exchange.start))
        }
        return EventStream.response(ping: parts.settings.ping, time: parts.time) { send in
            do {
                try await send(EventStream.event(nil, completion.opening))
                let hasText = TextSeen()
                let given = try await desk.answer(request, usesCache: asked.usesCache, in: room, context) { event in
                    guard case .delta(let text) = event else { return }
                    hasText.set()
                    try await send(EventStream.event(nil, completion.delta(text)))
                }
                // A refusal without words of its own has to say something to whoever shows the text alone.
                if !hasText.isSet {
                    try await send(EventStream.event(nil, completion.delta(AutoCompletion.text(of: given))))
                }
                let took = parts.time.now - context.exchange.start
                try await send(EventStream.event(nil, try completion.closing(given, took: took)))
                if chat.includesUsage { try await send(EventStream.event(nil, completion.usage(given))) }
                try await send(EventStream.done)
            } catch {
                guard let failure = desk.failure(error) else { throw error }
                context.exchange.note { $0.failure = failure.code }
                try await send(EventStream.event(nil, failure.body))
            }
        }
    }
}
