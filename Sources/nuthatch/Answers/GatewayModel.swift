import Gateway
import RAGCore
import Upstreams
import WireFormat

/// The models that write answers, behind the gateway.
struct GatewayModel: LanguageModel {
    let gateway: Gateway
    /// By tier, as the catalogue names them; a tier that is not there is not asked.
    let names: [ModelTier: String]
    var cache = CacheControl.standard

    var tiers: Set<ModelTier> { Set(names.keys) }

    func reply(to prompt: ModelPrompt, heard listener: ModelListener?) async throws -> ModelReply {
        let call = ChatCall(
            try ChatRequest(
                model: names[prompt.tier],
                messages: prompt.messages.map { ChatMessage(Self.role($0.role), $0.text) },
                options: ChatOptions(
                    temperature: prompt.temperature,
                    maxTokens: prompt.tokenLimit,
                    stream: listener != nil,
                    wantsJSON: prompt.wantsJSON
                )
            ),
            tenant: prompt.tenant,
            patience: prompt.patience,
            cache: cache
        )
        guard let listener else {
            let reply = try await gateway.chat(call)
            return Self.reply(try ChatResponse(reply.body).text, reply.info)
        }
        let stream = try await gateway.stream(call)
        var whole = ""
        while let frame = try await stream.next() {
            let text = try ChatChunk(frame).text
            guard !text.isEmpty else { continue }
            whole += text
            try await listener(text)
        }
        guard let info = stream.info else { throw CancellationError() }
        return Self.reply(whole, info)
    }

    func cost(of usage: TokenUsage, tier: ModelTier) -> Money? {
        guard let name = names[tier], let entry = try? gateway.configuration.catalogue.resolve(name) else { return nil }
        return entry.price?.cost(of: usage)
    }

    private static func role(_ role: ModelPrompt.Message.Role) -> ChatMessage.Role {
        switch role {
        case .system: .system
        case .user: .user
        case .assistant: .assistant
        }
    }

    private static func reply(_ text: String, _ info: ReplyInfo) -> ModelReply {
        ModelReply(
            text: text,
            model: info.model,
            usage: info.usage,
            cost: info.cost,
            cache: info.cache,
            took: info.upstreamTime
        )
    }
}
