import RAGCore
import Routing

/// Makes the answer that a decision asks for, whoever writes it.
struct AnswerComposer: Sendable {
    let answerer: Answerer
    let inquiry: Inquiry
    let decision: RoutingDecision

    // MARK: Without a model

    func curated() async throws -> PartAnswer {
        guard let pair = inquiry.curated?.passage,
            let candidate = inquiry.judgement.candidates.first(where: { $0.passage.chunkID == pair.chunkID })
        else { return try await quoted() }
        let quotes = QuoteComposer(candidates: [candidate], corpusVersion: inquiry.judgement.corpusVersion)
        return part(quotes.whole(route(.curated)))
    }

    /// What the policy says itself, else sentences of the sources.
    func quoted() async throws -> PartAnswer {
        if let reply = decision.reply { return part(said(reply)) }
        var answer = try await answerer.composer(of: inquiry.judgement).answer(route(.quoted))
        if answer.citations.isEmpty { return handoff() }
        let cited = Set(answer.citations.map(\.documentID))
        answer.conflicts = inquiry.conflicts.filter {
            cited.contains($0.first.documentID) && cited.contains($0.second.documentID)
        }
        if !answer.conflicts.isEmpty {
            answer.text += " " + Phrases.conflict(language: inquiry.language)
            answer.handoff = Handoff(reason: .contradiction)
        }
        return part(answer)
    }

    /// - Parameter text: what the customer is told; nil for what the reason has.
    func handoff(saying text: String? = nil) -> PartAnswer {
        handoff(decision.handoff ?? .unavailable, decision.reason, saying: text)
    }

    private func handoff(_ reason: Handoff.Reason, _ why: String, saying text: String? = nil) -> PartAnswer {
        let judgement = inquiry.judgement
        let quotes = QuoteComposer(candidates: judgement.candidates, corpusVersion: judgement.corpusVersion)
        var answer = quotes.refusal(reason, why)
        answer.route = route(.handoff, why)
        answer.text = text ?? Phrases.handoff(reason, language: inquiry.language) ?? ""
        return part(answer)
    }

    /// Neither is it kept nor cited: no page stands behind it.
    private func said(_ text: String) -> Answer {
        Answer(
            text: text,
            isAnswerable: true,
            citations: [],
            route: route(.quoted),
            handoff: Handoff(),
            suggestions: [],
            corpusVersion: inquiry.judgement.corpusVersion
        )
    }

    // MARK: From a service

    func lookup(_ reply: ShopReply, named name: String) -> PartAnswer {
        switch reply {
        case .found(let sentence, var citation):
            citation.index = 1
            var answer = said("\(sentence) [1]")
            answer.citations = [citation]
            answer.route = route(.lookup)
            answer.sentences = [
                AnswerSentence(
                    range: 0..<answer.text.utf8.count,
                    citations: [1],
                    lexical: 1,
                    semantic: nil,
                    isSupported: true
                )
            ]
            answer.grounding = 1
            return part(answer)
        case .notFound:
            let text = Phrases.notFound(language: inquiry.language)
            return handoff(.missingDetail, "\(name) knows no such thing.", saying: text)
        case .missing(let question):
            return handoff(.missingDetail, "\(name) lacks a detail.", saying: question)
        case .unavailable(let reason):
            return handoff(.unavailable, "\(name) could not be asked: \(reason).")
        }
    }

    // MARK: By a model

    func written(_ end: Cascade.End) async throws -> PartAnswer {
        switch end {
        case .written(let draft, let tier, let stages): return written(draft, by: tier, stages)
        case .ungrounded(let stages):
            return try await instead(stages, .ungroundedAnswer, "what the models wrote does not stand on the sources")
        case .unanswered(let stages):
            var answer = handoff(.weakEvidence, "The model says that the sources do not answer.")
            answer.answer.stages = stages
            return answer
        case .unavailable(let reason, let stages): return try await instead(stages, .unavailable, reason)
        }
    }

    private func written(_ draft: Draft, by tier: ModelTier, _ stages: [StageUsage]) -> PartAnswer {
        let verdict = draft.verdict
        var route = route(tier == .cheap ? .cheap : .strong)
        route.model = draft.reply?.model
        if tier != decision.tier {
            route.reason += " The \(tier.rawValue) model wrote it, for the first answer was not grounded."
        }
        if draft.reply == nil { route.reason += " The model broke off." }
        let cited = Set(verdict.citations.map(\.documentID))
        let conflicts = inquiry.conflicts.filter {
            cited.contains($0.first.documentID) && cited.contains($0.second.documentID)
        }
        var text = verdict.text
        if !conflicts.isEmpty { text += " " + Phrases.conflict(language: inquiry.language) }
        let answer = Answer(
            text: text,
            isAnswerable: true,
            citations: verdict.citations,
            route: route,
            handoff: Handoff(reason: conflicts.isEmpty ? decision.handoff : .contradiction),
            suggestions: [],
            corpusVersion: inquiry.judgement.corpusVersion,
            sentences: verdict.sentences,
            grounding: verdict.grounding,
            conflicts: conflicts,
            stages: stages
        )
        var part = part(answer)
        let sources = draft.prompt.sources
        part.used = Set(sources.compactMap(\.chunkID))
        part.documents = draft.reply == nil ? [] : Set(sources.map(\.documentID))
        part.promptHash = draft.prompt.hash
        return part
    }

    /// Quotes in place of a model's answer, where the sources answer at all.
    private func instead(
        _ stages: [StageUsage],
        _ reason: Handoff.Reason,
        _ why: String
    ) async throws -> PartAnswer {
        let isAnswerable = inquiry.judgement.evidence.probability >= answerer.threshold
        var part = isAnswerable ? try await quoted() : handoff(reason, "There is no answer: \(why).")
        if isAnswerable { part.answer.route.reason += " It is quoted, for \(why)." }
        // Who asks again when the model is back is to have its answer.
        if reason == .unavailable { part.documents = [] }
        part.answer.stages = stages
        return part
    }

    // MARK: What all have

    private func route(_ outcome: Route.Outcome, _ reason: String? = nil) -> Route {
        Route(
            outcome: outcome,
            intent: inquiry.intent,
            rule: decision.rule,
            reason: reason ?? decision.reason,
            prices: decision.prices
        )
    }

    private func part(_ answer: Answer) -> PartAnswer {
        var answer = answer
        answer.query = inquiry.text
        answer.entities = inquiry.entities
        if answer.stages.isEmpty { answer.stages = inquiry.stages }
        if answer.isAnswerable, !answer.handoff.isRecommended { answer.handoff = Handoff(reason: decision.handoff) }
        let isOfPages = !answer.citations.isEmpty && answer.citations.allSatisfy { $0.chunkID != nil }
        return PartAnswer(
            answer: answer,
            judgement: inquiry.judgement,
            used: Set(answer.citations.compactMap(\.chunkID)),
            documents: isOfPages ? Set(answer.citations.map(\.documentID)) : []
        )
    }
}
