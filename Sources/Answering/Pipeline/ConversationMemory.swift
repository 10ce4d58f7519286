import RAGCore
import Synchronization

/// Which model wrote a conversation's last answer, so that within one topic it is asked again.
///
/// A conversation is known by what its customer has said: callers send the history with each question, and nothing else.
/// The latest are remembered, in memory alone; a conversation that is forgotten is routed as a new one.
package final class ConversationMemory: Sendable {
    private struct State {
        var tiers: [Int: ModelTier] = [:]
        /// Oldest first.
        var order: [Int] = []
    }

    private let limit: Int
    private let state = Mutex(State())

    package init(limit: Int = 10_000) {
        self.limit = limit
    }

    /// The model that answered what the customer said before this request's question.
    func tier(before request: AnswerRequest) -> ModelTier? {
        guard !request.history.isEmpty else { return nil }
        let key = Self.key(request, turns: Self.said(in: request))
        return state.withLock { $0.tiers[key] }
    }

    /// Takes note of who answers the request's question.
    func note(_ tier: ModelTier, for request: AnswerRequest) {
        let key = Self.key(request, turns: Self.said(in: request) + [request.question])
        state.withLock { state in
            if state.tiers.updateValue(tier, forKey: key) == nil { state.order.append(key) }
            guard state.order.count > limit else { return }
            // Half at once, so that it costs little for each.
            for old in state.order.prefix(limit / 2) { state.tiers[old] = nil }
            state.order.removeFirst(limit / 2)
        }
    }

    private static func said(in request: AnswerRequest) -> [String] {
        request.history.filter { $0.speaker == .customer }.map(\.text)
    }

    private static func key(_ request: AnswerRequest, turns: [String]) -> Int {
        var hasher = Hasher()
        hasher.combine(request.tenant)
        hasher.combine(request.collection)
        hasher.combine(turns)
        return hasher.finalize()
    }
}
