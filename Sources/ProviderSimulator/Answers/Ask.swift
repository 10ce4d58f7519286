/// What a call asks for.
enum Ask {
    case chat(ChatRequest)
    case embeddings(EmbeddingRequest)
    case models
    case refused(RequestError)

    var model: ModelName? {
        switch self {
        case .chat(let request): request.model
        case .embeddings(let request): request.model
        case .models, .refused: nil
        }
    }

    var streams: Bool {
        if case .chat(let request) = self { request.streams } else { false }
    }
}
