import RAGCore
import Synchronization

/// A model that says what a test has it say, and counts how often it is asked. Its calls have a price.
final class ToldModel: LanguageModel {
    typealias Script = @Sendable (ModelListener?) async throws -> String

    let tiers: Set<ModelTier> = [.cheap, .strong]
    private let script: Script
    private let count = Atomic(0)

    static let usage = TokenUsage(input: 100, output: 10)
    static let price = Money(picodollars: 2_500_000_000)

    init(_ script: @escaping Script) {
        self.script = script
    }

    convenience init(says text: String) {
        self.init { heard in
            try await heard?(text)
            return text
        }
    }

    var callCount: Int { count.load(ordering: .relaxed) }

    func reply(to prompt: ModelPrompt, heard: ModelListener?) async throws -> ModelReply {
        count.add(1, ordering: .relaxed)
        return ModelReply(
            text: try await script(heard),
            model: "told-1",
            usage: Self.usage,
            cost: Self.price,
            took: .milliseconds(5)
        )
    }

    func cost(of usage: TokenUsage, tier: ModelTier) -> Money? { Self.price }
}
