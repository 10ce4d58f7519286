import RAGCore

/// The models in turn: what the cheap one writes is checked before it is sent; where it does not stand on its sources, the
/// strong one writes once more, as long as time and budget last.
struct Cascade: Sendable {
    enum End: Sendable {
        case written(Draft, by: ModelTier, stages: [StageUsage])
        /// None wrote what stands on the sources.
        case ungrounded(stages: [StageUsage])
        /// The best of them said that the sources do not answer.
        case unanswered(stages: [StageUsage])
        /// None could be reached, or time or budget were over; the reason is for the log.
        case unavailable(String, stages: [StageUsage])
    }

    /// Without that much time left no further call is begun.
    private static let leastTime = Duration.milliseconds(200)

    let writer: ModelWriter
    let inquiry: Inquiry
    let request: AnswerRequest
    let deadline: ContinuousClock.Instant
    let prices: [ModelTier: Money]
    let tell: AnswerListener?

    /// - Parameter first: who writes first; a forced one writes alone.
    func run(from first: ModelTier, isForced: Bool) async throws -> End {
        var stages = inquiry.stages
        var end = End.unavailable("no model is configured", stages: stages)
        let order: [ModelTier] = first == .cheap && !isForced ? [.cheap, .strong] : [first]
        for tier in order where writer.model.tiers.contains(tier) {
            if let reason = obstacle(to: tier, after: stages) {
                if case .unavailable = end { end = .unavailable(reason, stages: stages) }
                break
            }
            do {
                let draft = try await writer.draft(by: tier, inquiry, for: request, deadline: deadline, tell: tell)
                if let reply = draft.reply {
                    stages.append(StageUsage(stage: tier == first ? .answer : .escalation, reply: reply))
                }
                if draft.verdict.isGrounded || draft.isTold {
                    return .written(draft, by: tier, stages: stages)
                }
                end = draft.verdict.saysUnanswered ? .unanswered(stages: stages) : .ungrounded(stages: stages)
            } catch is CancellationError {
                throw CancellationError()
            } catch let error as ListenerGone {
                throw error.reason
            } catch {
                // What the gateway could not do another outcome has to make up for; it has logged why.
                end = .unavailable("the \(tier.rawValue) model could not be reached: \(error)", stages: stages)
            }
        }
        return end
    }

    private func obstacle(to tier: ModelTier, after stages: [StageUsage]) -> String? {
        guard deadline - writer.time.now > Self.leastTime else { return "the time is over" }
        let spent = stages.reduce(Money.zero) { $0 + ($1.cost ?? .zero) }
        guard spent + (prices[tier] ?? .zero) <= writer.settings.costLimit else { return "the budget is spent" }
        return nil
    }
}

/// Whoever listened has left: no model is to blame.
struct ListenerGone: Error {
    var reason: any Error
}
