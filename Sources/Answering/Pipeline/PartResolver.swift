import RAGCore
import Routing

/// Lets whoever the policy names answer one thing that was asked.
struct PartResolver: Sendable {
    let desk: InquiryDesk
    let writer: ModelWriter?
    let shop: (any ShopServices)?
    let advice: ProductAdvice?
    let memory: ConversationMemory

    func answer(
        _ inquiry: Inquiry,
        for request: AnswerRequest,
        deadline: ContinuousClock.Instant,
        tell: AnswerListener?
    ) async throws -> PartAnswer {
        let decision = decision(on: inquiry, for: request)
        // A model's opinion is no ground to name products instead of what the sources say.
        if decision.outcome != .handoff, request.tier == nil, inquiry.intent?.intent == decision.intent?.intent,
            let advised = try await advice?.answer(inquiry, decision, for: request)
        {
            return advised
        }
        let composer = AnswerComposer(answerer: desk.answerer, inquiry: inquiry, decision: decision)
        switch decision.outcome {
        case .curated: return try await composer.curated()
        case .quoted: return try await composer.quoted()
        case .handoff:
            let language = request.locale ?? inquiry.language ?? "en"
            let asksBack = !decision.missing.isEmpty
            return composer.handoff(saying: asksBack ? shop?.question(for: decision.missing, language: language) : nil)
        case .lookup: return try await lookedUp(decision, inquiry, request, composer, deadline)
        case .cheap, .strong:
            return try await written(decision, inquiry, request, composer, deadline, tell)
        }
    }

    /// Who answers by the policy.
    func decision(on inquiry: Inquiry, for request: AnswerRequest) -> RoutingDecision {
        desk.policy.decide(
            RoutingCase(
                inquiry,
                request,
                threshold: desk.answerer.threshold,
                tiers: writer?.model.tiers ?? [],
                offers: shop?.offers ?? [],
                previousTier: memory.tier(before: request),
                prices: writer?.prices(inquiry, for: request) ?? [:]
            )
        )
    }

    private func lookedUp(
        _ decision: RoutingDecision,
        _ inquiry: Inquiry,
        _ request: AnswerRequest,
        _ composer: AnswerComposer,
        _ deadline: ContinuousClock.Instant
    ) async throws -> PartAnswer {
        guard let shop, let name = decision.lookup else { return composer.handoff() }
        let asked = ShopInquiry(
            entities: inquiry.entities,
            context: request.context,
            language: request.locale ?? inquiry.language ?? "en",
            tenant: request.tenant,
            deadline: deadline
        )
        return composer.lookup(try await shop.look(name, for: asked), named: name)
    }

    private func written(
        _ decision: RoutingDecision,
        _ inquiry: Inquiry,
        _ request: AnswerRequest,
        _ composer: AnswerComposer,
        _ deadline: ContinuousClock.Instant,
        _ tell: AnswerListener?
    ) async throws -> PartAnswer {
        guard let writer, let tier = decision.tier else { return try await composer.quoted() }
        let cascade = Cascade(
            writer: writer,
            inquiry: inquiry,
            request: request,
            deadline: deadline,
            prices: decision.prices,
            tell: tell
        )
        let end = try await cascade.run(from: tier, isForced: request.tier != nil)
        return try await composer.written(end)
    }
}
