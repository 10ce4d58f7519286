import RAGCore
import Synchronization
import TestSupport

/// A model that says what it was given to say: by tier where it answers, else by what it is asked for. It streams in
/// pieces, and it counts what it was asked.
final class ScriptedModel: LanguageModel {
    enum Call: Sendable, Hashable {
        case answer(ModelTier)
        case rewrite
        case intent
    }

    enum Script: Sendable {
        case says(String)
        /// Says what hangs on the prompt.
        case replies(@Sendable (ModelPrompt) -> String)
        case cannot
        /// Says so much, and then can no more.
        case breaksOff(after: String)
        /// Says so much, and the rest when it is let.
        case pauses(after: String, until: Latch<Void>, then: String)
        /// Says so much, and then nothing until it is cancelled.
        case hangs(after: String)
    }

    struct Unreachable: Error {}

    let tiers: Set<ModelTier>
    /// Is set when a call hangs.
    let started = Latch<Void>()
    /// Is set when a call that hangs is cancelled.
    let cancelled = Latch<Void>()
    private let scripts: [Call: Script]
    private let cut: @Sendable (String) -> [String]
    private let before: @Sendable (Call, ModelPrompt) async throws -> Void
    private let log = Mutex<[(call: Call, prompt: ModelPrompt)]>([])

    /// - Parameters:
    ///   - cut: into which pieces a reply comes.
    ///   - before: what happens when a call comes in.
    init(
        _ scripts: [Call: Script],
        tiers: Set<ModelTier> = [.cheap, .strong],
        cut: @escaping @Sendable (String) -> [String] = { [$0] },
        before: @escaping @Sendable (Call, ModelPrompt) async throws -> Void = { _, _ in }
    ) {
        self.scripts = scripts
        self.tiers = tiers
        self.cut = cut
        self.before = before
    }

    var calls: [Call] { log.withLock { $0.map(\.call) } }
    var prompts: [ModelPrompt] { log.withLock { $0.map(\.prompt) } }

    func reply(to prompt: ModelPrompt, heard: ModelListener?) async throws -> ModelReply {
        let call = Self.call(of: prompt)
        log.withLock { $0.append((call, prompt)) }
        try await before(call, prompt)
        var text = ""
        switch scripts[call] ?? .cannot {
        case .says(let all):
            text = all
            for piece in cut(all) { try await heard?(piece) }
        case .replies(let reply):
            text = reply(prompt)
            for piece in cut(text) { try await heard?(piece) }
        case .cannot: throw Unreachable()
        case .breaksOff(let start):
            for piece in cut(start) { try await heard?(piece) }
            throw Unreachable()
        case .pauses(let start, let latch, let rest):
            text = start + rest
            try await heard?(start)
            await latch.wait()
            try await heard?(rest)
        case .hangs(let start):
            for piece in cut(start) { try await heard?(piece) }
            try await hang()
        }
        return ModelReply(
            text: text,
            model: "the \(prompt.tier.rawValue) one",
            usage: TokenUsage(input: 100, output: 10),
            cost: Self.price(of: prompt.tier)
        )
    }

    func cost(of usage: TokenUsage, tier: ModelTier) -> Money? { Self.price(of: tier) }

    static func price(of tier: ModelTier) -> Money { Money(picodollars: tier == .cheap ? 1_000 : 20_000) }

    private func hang() async throws {
        started.set()
        await withTaskCancellationHandler {
            await cancelled.wait()
        } onCancel: {
            cancelled.set()
        }
        throw CancellationError()
    }

    private static func call(of prompt: ModelPrompt) -> Call {
        guard prompt.wantsJSON else { return .answer(prompt.tier) }
        return prompt.messages[0].text.contains("rewrite") ? .rewrite : .intent
    }
}
