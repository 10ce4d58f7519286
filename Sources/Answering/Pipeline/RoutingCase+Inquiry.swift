import RAGCore
import Routing

extension RoutingCase {
    /// - Parameter previousTier: who wrote the conversation's last answer.
    init(
        _ inquiry: Inquiry,
        _ request: AnswerRequest,
        threshold: Double,
        tiers: Set<ModelTier>,
        offers: [LookupOffer],
        previousTier: ModelTier?,
        prices: [ModelTier: Money]
    ) {
        self.init(
            evidence: RoutingEvidence(inquiry),
            threshold: threshold,
            intent: inquiry.intent,
            secondOpinion: inquiry.secondOpinion,
            language: inquiry.language,
            entities: Set(inquiry.entities.map(\.kind)),
            contextFields: Set(request.context.keys),
            availableTiers: tiers,
            lookups: offers,
            forcedTier: request.tier,
            previousTier: previousTier,
            isSameTopic: inquiry.isFollowUp,
            prices: prices
        )
    }
}

extension RoutingEvidence {
    init(_ inquiry: Inquiry) {
        let judgement = inquiry.judgement
        let leading = judgement.leading
        let disputed = Set(inquiry.conflicts.flatMap { [$0.first.documentID, $0.second.documentID] })
        self.init(
            probability: judgement.evidence.probability,
            margin: judgement.margin,
            agreement: leading.isEmpty
                ? 1 : Double(leading.count { !disputed.contains($0.passage.documentID) }) / Double(leading.count),
            hasConflict: !inquiry.conflicts.isEmpty,
            cover: judgement.evidence.cover,
            curated: inquiry.curated?.similarity,
            documents: leading.count,
            shape: inquiry.shape,
            isFollowUp: inquiry.isFollowUp
        )
    }
}
