import JSONText

/// Finds out what a request asks for, and whether it may.
struct AskReader {
    let settings: SimulatorSettings

    func ask(of request: Request) -> Ask {
        do { return try checked(request) } catch { return .refused(error) }
    }

    private func checked(_ request: Request) throws(RequestError) -> Ask {
        guard ["/v1/chat/completions", "/v1/embeddings", "/v1/models"].contains(request.path) else {
            throw .noSuchPath(request.path)
        }
        guard settings.keyless || hasKey(request) else { throw .noKey }
        let method = request.path == "/v1/models" ? "GET" : "POST"
        guard request.method == method else { throw .wrongMethod(request.method, path: request.path) }
        if method == "GET" { return .models }
        let root: JSONNode
        do { root = try JSONDocument(request.body).root } catch { throw .noJSON("\(error)") }
        guard root.kind == .object else { throw .noJSON("it is no object") }
        let ask: Ask
        if request.path == "/v1/embeddings" {
            ask = .embeddings(try limited(EmbeddingRequest(root)))
        } else {
            ask = .chat(try ChatRequest(root))
        }
        try checkModel(of: ask)
        return ask
    }

    /// A scheme alone is no key.
    private func hasKey(_ request: Request) -> Bool {
        request.authorization.map { $0.lowercased() != "bearer" } ?? false
    }

    private func limited(_ request: EmbeddingRequest) throws(RequestError) -> EmbeddingRequest {
        if let cap = settings.embeddingBatchCap, request.texts.count > cap {
            throw .tooManyInputs(request.texts.count, limit: cap)
        }
        return request
    }

    private func checkModel(of ask: Ask) throws(RequestError) {
        guard let name = ask.model?.base, !settings.models.isEmpty, !settings.models.contains(name) else { return }
        throw .unknownModel(name)
    }
}
