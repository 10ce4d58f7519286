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
        let errand = Errand(
            model: dispatch.model,
            fallbacks: fallbacks(of: dispatch.model),
            tokens: dispatch.estimatedTokens,
            deadline: { flight.deadline ?? fallbackDeadline },
            count: { flight.countAttempts() },
            send: { attempt in
                if dispatch.isStream { return try await self.streamed(dispatch, attempt, flight) }
                if dispatch.hedges { return try await self.hedged(dispatch, attempt, flight) }
                return try await self.plain(dispatch, attempt, flight)
            }
        )
        let (delivery, _) = try await self.dispatch(errand)
        var whole = delivery
        whole.attempts = flight.attempts
        return whole
    }

    func plain(_ dispatch: ChatDispatch, _ attempt: Attempt, _ flight: Flight) async throws -> Sent<Delivery> {
        let started = time.now
        let answer = try await answer(dispatch, attempt)
        flight.append(answer.value.bytes)
        let took = time.now - started
        return answer.map { Delivery(attempt, $0, took: took) }
    }

    /// The plain answer, checked.
    func answer(_ dispatch: ChatDispatch, _ attempt: Attempt) async throws -> Sent<ChatResponse> {
        let body = dispatch.request.body(
            model: attempt.target.modelName,
            stream: false,
            addUsage: false,
            rules: attempt.target.state.rules
        )
        let request = attempt.request("chat/completions", body: body, accepts: "application/json")
        return try await traced(attempt, "chat", request, model: \.model) { request in
            let response = try await transport.response(to: request)
            guard response.head.status == 200 else { throw failure(response.head, response.body, attempt) }
            do throws(WireError) {
                let answer = try ChatResponse(response.body)
                return Sent(value: answer, firstToken: response.times.firstByte, usage: answer.usage)
            } catch {
                throw AttemptFailure.invalidAnswer(error.description, upstream: attempt.upstream)
            }
        }
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
    func map<Other>(_ transform: (Value) -> Other) -> Sent<Other> {
        Sent<Other>(value: transform(value), firstToken: firstToken, usage: usage)
    }
}

extension Delivery {
    init(_ attempt: Attempt, _ answer: ChatResponse, took: Duration) {
        self.init(
            source: .upstream,
            model: attempt.target.model.name,
            upstream: attempt.upstream,
            usage: answer.usage,
            price: attempt.target.model.price,
            isWhole: answer.isFinished && !answer.hasToolCall
        )
        self.took = took
    }
}
