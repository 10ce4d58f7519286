import RAGCore
import Resilience
import WireFormat

/// Racing attempts, where the caller asked for them.
extension Dispatcher {
    /// The plain answer of whichever is first: this attempt, or a second one that is sent once it is slower than 95 % of
    /// late. Both are billed; of the slower one's bill nothing is known.
    func hedged(_ dispatch: ChatDispatch, _ attempt: Attempt, _ flight: Flight) async throws -> Sent<Delivery> {
        let state = attempt.target.state
        let now = time.now
        state.hedges.request(at: now)
        guard
            let delay = HedgePolicy(isOn: true).delay(
                isStream: false,
                median: state.latencies.quantile(0.5, at: now),
                percentile95: state.latencies.quantile(0.95, at: now),
                remaining: attempt.deadline - now
            )
        else { return try await plain(dispatch, attempt, flight) }
        // The first is counted.
        let sent = flight.attempts
        let answer = try await withThrowingTaskGroup(of: Sent<ChatResponse>?.self) { group in
            group.addTask { try await self.answer(dispatch, attempt) }
            group.addTask {
                try await self.time.sleep(until: now + delay)
                guard state.hedges.take(at: self.time.now) else { return nil }
                flight.countAttempts()
                return try await self.answer(dispatch, attempt)
            }
            defer { group.cancelAll() }
            var failure: (any Error)?
            while let result = await group.nextResult() {
                switch result {
                case .success(let answer?): return answer
                case .success(nil): continue
                case .failure(let error):
                    // The other one may do better, where it is under way.
                    guard failure == nil, flight.attempts > sent else { throw failure ?? error }
                    failure = error
                }
            }
            throw failure ?? CancellationError()
        }
        flight.append(answer.value.bytes)
        let took = time.now - now
        return answer.map { answer in
            var delivery = Delivery(attempt, answer, took: took)
            delivery.isHedged = flight.attempts > sent
            return delivery
        }
    }
}
