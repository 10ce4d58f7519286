import RAGCore
import Routing

/// Makes a follow-up question stand by itself, and leaves every other as it is.
struct Standalone: Sendable {
    struct Asked: Sendable {
        var text: String
        var isFollowUp: Bool
        var stages: [StageUsage] = []
    }

    let scanner: EntityScanner
    let model: (any LanguageModel)?

    /// By the cheap model where there is one; without, or where it says nothing that can be used, by carrying over what
    /// was spoken of.
    func question(of request: AnswerRequest, patience: Duration) async throws -> Asked {
        let gate = FollowUpGate.judge(request.question, after: request.history)
        guard gate.needsRewrite else { return Asked(text: request.question, isFollowUp: false) }
        var asked = Asked(text: request.question, isFollowUp: true)
        if let reply = try await rewritten(request, patience) {
            asked.stages = [StageUsage(stage: .rewrite, reply: reply)]
            if let query = RewritePrompt.query(in: reply.text) {
                asked.text = query
                return asked
            }
        }
        asked.text = CarryOver(scanner: scanner).query(for: request.question, after: request.history)
        return asked
    }

    private func rewritten(_ request: AnswerRequest, _ patience: Duration) async throws -> ModelReply? {
        guard let model, model.tiers.contains(.cheap) else { return nil }
        let prompt = RewritePrompt.prompt(
            for: request.question,
            after: request.history,
            tenant: request.tenant,
            patience: patience
        )
        do {
            return try await model.reply(to: prompt, heard: nil)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return nil
        }
    }
}
