import JSONText

/// Decides how a call is answered. What was made for a body is kept, and sent again when that body comes again.
struct Responder {
    private struct Known {
        var path: String
        var ask: Ask
        /// The plans for the first time a body comes, and for later ones.
        var plans: [Bool: Plan] = [:]
    }

    /// What is kept, in bytes; all goes when it is more.
    private static let keptLimit = 16 * 1024 * 1024

    private let settings: SimulatorSettings
    private let reader: AskReader
    private var known: [BodyHash: Known] = [:]
    private var kept = 0

    init(settings: SimulatorSettings) {
        self.settings = settings
        reader = AskReader(settings: settings)
    }

    mutating func ask(of request: Request, hash: BodyHash) -> Ask {
        if let entry = known[hash], entry.path == request.path, isPlain(request) { return entry.ask }
        let ask = reader.ask(of: request)
        if isPlain(request), ask.model != nil {
            keep(Known(path: request.path, ask: ask), hash, size: request.body.count)
        }
        return ask
    }

    /// Whether a request is one that may be answered with what is kept.
    private func isPlain(_ request: Request) -> Bool {
        request.method == "POST" && (settings.keyless || request.authorization != nil)
    }

    /// - Parameter wanted: what the call itself asks to go wrong.
    mutating func plan(for ask: Ask, _ request: Request, call: StartedCall, wanted: [Injection]) -> Plan {
        let injections = call.injections + (ask.model?.injections ?? []) + wanted
        let kept = known[call.hash].flatMap { $0.path == request.path && ask.model != nil ? $0 : nil }
        let isRepeat = call.isRepeat && settings.reportsCachedTokens
        if injections.isEmpty, let plan = kept?.plans[isRepeat] { return plan }
        let plan = reply(to: ask, call: call, injections, authorization: request.authorization).plan
        if injections.isEmpty, kept != nil {
            known[call.hash]?.plans[isRepeat] = plan
            grow(by: plan.size)
        }
        return plan
    }

    private func reply(
        to ask: Ask,
        call: StartedCall,
        _ injections: [Injection],
        authorization: String?
    ) -> Reply {
        var reply = content(of: ask, call: call, injections)
        reply.latency = settings.latency
        reply.interval = settings.tokenInterval
        for injection in injections { reply.apply(injection, authorization: authorization) }
        return reply
    }

    private func content(of ask: Ask, call: StartedCall, _ injections: [Injection]) -> Reply {
        switch ask {
        case .refused(let error): return Reply(error)
        case .models: return Reply(.whole(ModelList(names: settings.models).json))
        case .embeddings(let request):
            var answer = EmbeddingAnswer(request, settings: settings)
            for injection in injections { answer.apply(injection) }
            return Reply(.whole(answer.json))
        case .chat(let request):
            var answer = ChatAnswer(request, hash: call.hash, isRepeat: call.isRepeat, settings: settings)
            for injection in injections { answer.apply(injection) }
            return request.streams ? Reply(events: answer.events) : Reply(.whole(answer.json))
        }
    }

    private mutating func keep(_ entry: Known, _ hash: BodyHash, size: Int) {
        known[hash] = entry
        grow(by: size + 256)
    }

    private mutating func grow(by size: Int) {
        kept += size
        guard kept > Self.keptLimit else { return }
        known = [:]
        kept = 0
    }
}

extension Plan {
    fileprivate var size: Int {
        steps.reduce(0) { total, step in
            if case .send(let template) = step { total + template.bytes.count + 128 } else { total + 128 }
        }
    }
}
