import Foundation
import RAGCore
import Resilience
import Transport
import Upstreams
import WireFormat

/// Chat, plain and streamed.
extension Dispatcher {
    /// Appends the answer's frames to the flight.
    ///
    /// - Throws: `GatewayError`, or `CancellationError` once nobody waits any more.
    func chat(_ dispatch: ChatDispatch, _ flight: Flight) async throws -> Delivery {
        let fallbackDeadline = time.now + configuration.settings.deadline
        let (delivery, _) = try await self.dispatch(
            dispatch.model,
            tokens: dispatch.estimatedTokens,
            deadline: { flight.deadline ?? fallbackDeadline },
            count: { flight.countAttempt() },
            send: { attempt in
                if dispatch.isStream { return try await self.streamed(dispatch, attempt, flight) }
                if dispatch.hedges { return try await self.hedged(dispatch, attempt, flight) }
                return try await self.plain(dispatch, attempt, flight)
            }
        )
        var whole = delivery
        whole.attempts = flight.attempts
        return whole
    }

    private func plain(_ dispatch: ChatDispatch, _ attempt: Attempt, _ flight: Flight) async throws -> Sent<Delivery> {
        let answer = try await answer(dispatch, attempt)
        flight.append(answer.value.bytes)
        return answer.map { Delivery(attempt, $0) }
    }

    /// The plain answer, checked.
    private func answer(_ dispatch: ChatDispatch, _ attempt: Attempt) async throws -> Sent<ChatResponse> {
        let body = dispatch.request.body(
            model: attempt.target.modelName,
            stream: false,
            addUsage: false,
            rules: attempt.target.state.rules
        )
        let request = attempt.request("chat/completions", body: body, accepts: "application/json")
        let response = try await traced(attempt, "chat") { try await transport.response(to: request) }
        guard response.head.status == 200 else { throw failure(response.head, response.body, attempt) }
        do throws(WireError) {
            let answer = try ChatResponse(response.body)
            return Sent(value: answer, firstToken: response.times.firstByte, usage: answer.usage)
        } catch {
            throw AttemptFailure.invalidAnswer(error.description, upstream: attempt.upstream)
        }
    }

    /// The plain answer of whichever is first: this attempt, or a second one that is sent once it is slower than 95 % of
    /// late. Both are billed; of the slower one's bill nothing is known.
    private func hedged(_ dispatch: ChatDispatch, _ attempt: Attempt, _ flight: Flight) async throws -> Sent<Delivery> {
        let state = attempt.target.state
        let now = time.now
        state.hedges.request(at: now)
        guard
            let delay = HedgePolicy(isOn: true).delay(
                isStream: false,
                median: state.latencies.quantile(0.5, at: now),
                percentile95: state.latencies.quantile(0.95, at: now),
                remaining: attempt.limits.total
            )
        else { return try await plain(dispatch, attempt, flight) }
        let answer = try await withThrowingTaskGroup(of: Sent<ChatResponse>?.self) { group in
            group.addTask { try await self.answer(dispatch, attempt) }
            group.addTask {
                try await self.time.sleep(until: now + delay)
                guard state.hedges.take(at: self.time.now) else { return nil }
                flight.countAttempt()
                return try await self.answer(dispatch, attempt)
            }
            defer { group.cancelAll() }
            var failure: (any Error)?
            while let result = await group.nextResult() {
                switch result {
                case .success(let answer?): return answer
                case .success(nil): continue
                case .failure(let error):
                    // The first attempt's failure counts, unless the second is under way and does better.
                    guard failure == nil, flight.attempts > 1 else { throw failure ?? error }
                    failure = error
                }
            }
            throw failure ?? CancellationError()
        }
        flight.append(answer.value.bytes)
        return answer.map { Delivery(attempt, $0) }
    }

    /// What an answer other than 200 means.
    func failure(_ head: HTTPHead, _ body: [UInt8], _ attempt: Attempt) -> AttemptFailure {
        let message = UpstreamFault(body: body).masked(by: attempt.mask).message
        let wait =
            head.first("retry-after-ms").flatMap { RetryAfter.parse(milliseconds: $0) }
            ?? head.first("Retry-After").flatMap { RetryAfter.parse($0, date: time.date) }
        return AttemptFailure(
            status: head.status,
            message: message,
            retryAfter: wait,
            upstream: attempt.upstream
        )
    }
}

extension Sent {
    fileprivate func map<Other>(_ transform: (Value) -> Other) -> Sent<Other> {
        Sent<Other>(value: transform(value), firstToken: firstToken, usage: usage)
    }
}

extension Delivery {
    fileprivate init(_ attempt: Attempt, _ answer: ChatResponse) {
        self.init(
            source: .upstream,
            model: attempt.target.model.name,
            upstream: attempt.upstream,
            usage: answer.usage,
            price: attempt.target.model.price,
            attempts: 0,
            isWhole: true
        )
    }
}
