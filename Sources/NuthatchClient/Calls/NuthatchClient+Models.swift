extension NuthatchClient {
    /// Lets a model speak; with model `auto`, answers from the shop's documents.
    ///
    /// ```swift
    /// let reply = try await nuthatch.chat(messages: [.user("Is there a return fee?")])
    /// print(reply.text ?? "", reply.annotations.map(\.url), reply.report.cost ?? 0)
    /// ```
    ///
    /// - Parameters:
    ///   - messages: oldest first.
    ///   - model: `auto`, `auto:COLLECTION`, or a model of the service's list.
    ///   - maxTokens: 2,000 where nil.
    ///   - temperature: 0.7 where nil.
    ///   - options: of this call.
    public func chat(
        messages: [ChatMessage],
        model: String = "auto",
        maxTokens: Int? = nil,
        temperature: Double? = nil,
        _ options: CallOptions = CallOptions()
    ) async throws -> ChatCompletion {
        let body = ChatBody(messages: messages, model: model, max_tokens: maxTokens, temperature: temperature)
        let reply = try await caller.reply(to: .post("chat", body: body), options)
        var completion = try reply.value(ChatCompletion.self)
        completion.report = reply.report
        return completion
    }

    /// Texts as vectors, in their order.
    ///
    /// - Parameters:
    ///   - texts: one vector each.
    ///   - model: the service's local one, or another of its list.
    ///   - dimensions: for models that can shorten their vectors.
    ///   - options: of this call.
    public func embeddings(
        _ texts: [String],
        model: String = "all-MiniLM-L6-v2",
        dimensions: Int? = nil,
        _ options: CallOptions = CallOptions()
    ) async throws -> Embeddings {
        let body = EmbeddingsBody(input: texts, model: model, encoding_format: "base64", dimensions: dimensions)
        let reply = try await caller.reply(to: .post("embeddings", body: body), options)
        var embeddings = try reply.value(Embeddings.self)
        guard embeddings.vectors.count == texts.count else {
            let reason = "it holds \(embeddings.vectors.count) vectors for \(texts.count) texts"
            throw NuthatchError.unreadable(reason, requestID: reply.report.requestID)
        }
        embeddings.report = reply.report
        return embeddings
    }

    private struct ChatBody: Encodable {
        var messages: [ChatMessage]
        var model: String
        var max_tokens: Int?
        var temperature: Double?
    }

    private struct EmbeddingsBody: Encodable {
        var input: [String]
        var model: String
        var encoding_format: String
        var dimensions: Int?
    }
}
