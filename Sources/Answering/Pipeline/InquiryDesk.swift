import RAGCore
import Routing

/// Finds out all that is to be known of one thing that is asked, before it is decided who answers.
struct InquiryDesk: Sendable {
    /// Passages that a model is given at most.
    private static let sourceLimit = 6

    let answerer: Answerer
    let classifier: IntentClassifier
    let scanner: EntityScanner
    let curated: CuratedPairs
    let policy: Policy
    let model: (any LanguageModel)?
    let settings: PipelineSettings

    /// - Parameters:
    ///   - text: stands by itself.
    ///   - language: the customer's, where it is known.
    func inquiry(
        _ text: String,
        language: String?,
        isFollowUp: Bool,
        for request: AnswerRequest,
        patience: Duration
    ) async throws -> Inquiry {
        var part = request
        part.question = text
        let judgement = try await answerer.judgement(of: part)
        let entities = scanner.entities(in: text)
        let sources = judgement.sources(limit: Self.sourceLimit)
        var inquiry = Inquiry(
            text: text,
            language: language ?? judgement.language,
            judgement: judgement,
            sources: sources,
            intent: judgement.intent,
            entities: entities,
            conflicts: Contradiction.conflicts(among: judgement.leading.compactMap { AnswerSource($0) }),
            isFollowUp: isFollowUp
        )
        if let vector = judgement.vector {
            inquiry.curated = try await curated.nearest(to: text, vector, among: judgement.candidates)
        }
        try await askModel(&inquiry, request, patience)
        return inquiry
    }

    /// A second opinion on the intent, which counts as known and no more: what a model says has no calibrated probability.
    /// It is asked where the settings want it; a model that cannot be reached has none.
    private func askModel(_ inquiry: inout Inquiry, _ request: AnswerRequest, _ patience: Duration) async throws {
        let isWanted =
            switch settings.intentByModel {
            case .never: false
            case .unsure: inquiry.intent.map(policy.isUnsure) ?? true
            case .always: true
            }
        // What the sources do not answer is refused whatever it is about, and costs nothing.
        let isAnswerable = inquiry.judgement.evidence.probability >= answerer.threshold
        guard isWanted, isAnswerable, let model, model.tiers.contains(.cheap) else { return }
        let asking = IntentPrompt(choices: IntentChoices.choices(of: classifier.intents), scanner: scanner)
        let prompt = asking.prompt(for: inquiry.text, tenant: request.tenant, patience: patience)
        let reply: ModelReply
        do {
            reply = try await model.reply(to: prompt, heard: nil)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return
        }
        inquiry.stages.append(StageUsage(stage: .intent, reply: reply))
        let opinion = asking.read(reply.text, question: inquiry.text)
        if opinion.intent != ModelIntent.unknown {
            inquiry.secondOpinion = IntentGuess(
                intent: opinion.intent,
                probability: policy.intentThreshold,
                isRejected: false
            )
        }
        let new = opinion.entities.filter { said in !inquiry.entities.contains { $0.range.overlaps(said.range) } }
        inquiry.entities = (inquiry.entities + new).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
