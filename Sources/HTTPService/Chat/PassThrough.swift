import Access
import Gateway
import HTTPTypes
import Hummingbird
import NIOCore
import RAGCore
import Upstreams
import WireFormat

/// A model that was named outright: the request goes through the gateway as it came.
struct PassThrough: Sendable {
    let parts: ServiceParts
    let desk: AnswerDesk

    func answer(_ chat: ChatRequest, _ request: Request, _ context: ServiceContext) async throws -> Response {
        let exchange = context.exchange
        var call = ChatCall(
            chat,
            tenant: context.caller.tenant,
            requestID: exchange.requestID,
            patience: exchange.patience
        )
        if let control = request.headers[.cacheControl] { call.cache = CacheControl(header: control) }
        guard chat.stream else {
            return try await parts.admission.withPermit(.paid) {
                let meter = CallMeter(parts.meter, caller: context.caller, estimate: estimate(of: chat))
                try meter.admit()
                do {
                    let reply = try await parts.gateway.chat(call)
                    meter.settle(reply.info)
                    exchange.note { $0.usage = Exchange.Usage(reply.info, saved: saved(reply.info)) }
                    return .json(text: reply.body)
                } catch {
                    meter.settle(nil)
                    throw error
                }
            }
        }
        let permit = HeldPermit(try await parts.admission.acquire(.paid), of: parts.admission)
        let meter = CallMeter(parts.meter, caller: context.caller, estimate: estimate(of: chat))
        let stream: ReplyStream
        do {
            try meter.admit()
            // It throws here where there is no stream to begin, so that the status says so.
            stream = try await parts.gateway.stream(call)
        } catch {
            meter.settle(nil)
            throw error
        }
        exchange.note { $0.streamedModel = chat.model }
        return EventStream.response(ping: parts.settings.ping, time: parts.time) { send in
            defer { permit.release() }
            do {
                while let frame = try await stream.next() { try await send(EventStream.event(nil, frame)) }
                meter.settle(stream.info)
                if let info = stream.info {
                    exchange.note { $0.usage = Exchange.Usage(info, saved: saved(info)) }
                }
                try await send(EventStream.done)
            } catch {
                stream.cancel()
                meter.settle(nil)
                guard let failure = desk.failure(error) else { throw error }
                exchange.note { $0.failure = failure.code }
                try await send(EventStream.event(nil, failure.body))
            }
        }
    }
}

extension PassThrough {
    /// What an answer would have cost that was not paid for.
    private func saved(_ info: ReplyInfo) -> Money {
        guard info.cost == .zero, let usage = info.usage else { return .zero }
        return (try? parts.gateway.configuration.catalogue.resolve(info.model))?.price?.cost(of: usage) ?? .zero
    }

    /// A token has about four bytes; what it may answer at most, where that is said.
    private func estimate(of chat: ChatRequest) -> CallUse {
        let tokens = TokenUsage(input: chat.bytes.count / 4, output: (chat.maxTokens ?? 500) * chat.n)
        let model = try? parts.gateway.configuration.catalogue.resolve(chat.model ?? "")
        return CallUse(tokens: tokens.input + tokens.output, cost: model?.price?.cost(of: tokens) ?? .zero)
    }
}

extension Exchange.Usage {
    init(_ info: ReplyInfo, saved: Money = .zero) {
        model = info.model
        tokens = info.usage ?? TokenUsage(input: 0, output: 0)
        cost = info.cost
        cache = info.cache
        upstream = info.upstreamTime
        self.saved = saved
    }
}
