import Gateway
import HTTPTypes
import Hummingbird
import JSONText
import RAGCore
import WireFormat

/// Chat as OpenAI's clients speak it: `auto` is answered from the documents, every other model through the gateway.
struct ChatController: Sendable {
    let parts: ServiceParts
    let desk: AnswerDesk

    var routes: [ServiceRoute] {
        [
            ServiceRoute(.post, "/v1/chat/completions", for: .ask) { request, context in
                try await chat(try await request.json(upTo: parts.settings.bodyLimit), request, context)
            },
            ServiceRoute(.post, "/v1/chat", for: .ask) { request, context in
                let body = try await request.json(upTo: parts.settings.bodyLimit)
                return try await chat(try Self.completed(body), request, context)
            },
        ]
    }

    private func chat(_ body: [UInt8], _ request: Request, _ context: ServiceContext) async throws -> Response {
        let chat = try ChatRequest(body)
        if chat.stream {
            try request.check(accepts: "text/event-stream", "application/json")
        } else {
            try request.check(accepts: "application/json")
        }
        guard let model = chat.model else {
            throw ServiceFailure(
                .missingField,
                "`model` is missing; it must be the name of a model, such as \"auto\".",
                param: "model"
            )
        }
        if let collection = AutoModel.collection(of: model) {
            return try await AutoChat(parts: parts, desk: desk).answer(chat, body, collection, context)
        }
        return try await PassThrough(parts: parts, desk: desk).answer(chat, request, context)
    }

    /// What a call of a microservice leaves out.
    private static func completed(_ body: [UInt8]) throws(ServiceFailure) -> [UInt8] {
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(body)
        } catch {
            throw ServiceFailure(.invalidJSON, "The body is not JSON: \(error); send one JSON object.")
        }
        var edit = JSONEdit()
        edit.defaults["model"] = Array(#""auto""#.utf8)
        // A caller that sets the newer field has set the limit.
        if document.root["max_completion_tokens"] == nil { edit.defaults["max_tokens"] = Array("2000".utf8) }
        edit.defaults["temperature"] = Array("0.7".utf8)
        return edit.applied(to: document.root)
    }
}

/// The name under which the documents answer: `auto`, or `auto:COLLECTION`.
enum AutoModel {
    static let name = "auto"

    /// Nil where another model is named.
    static func collection(of model: String) -> String? {
        if model == name { return "default" }
        guard model.hasPrefix(name + ":") else { return nil }
        return String(model.dropFirst(name.count + 1))
    }
}
