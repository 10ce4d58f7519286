/// Writes text to a prompt: what answering needs of the models behind the gateway.
package protocol LanguageModel: Sendable {
    /// Those that can be asked; empty without a key.
    var tiers: Set<ModelTier> { get }

    /// The whole reply. Where there is a listener it is given the pieces as they come, in order, and the next piece waits
    /// for it; a listener that throws ends the call.
    ///
    /// - Throws: what the gateway throws where no reply can be had, or `CancellationError`.
    func reply(to prompt: ModelPrompt, heard: ModelListener?) async throws -> ModelReply

    /// What a call of so many tokens costs, from the catalogue; nil where the model has no price.
    func cost(of usage: TokenUsage, tier: ModelTier) -> Money?
}

package typealias ModelListener = @Sendable (_ piece: String) async throws -> Void
