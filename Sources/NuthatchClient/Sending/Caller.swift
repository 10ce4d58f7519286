import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends calls: headers, attempts, the limit of time.
struct Caller: Sendable {
    let base: ServiceAddress
    let key: SecretKey?
    let serviceName: String?
    let limits: NuthatchClient.Limits
    let retries: NuthatchClient.RetryPolicy
    let timing: NuthatchClient.Timing
    let wire: Wire

    /// The whole reply, of a status from 200 to 299.
    func reply(to request: APIRequest, _ options: NuthatchClient.CallOptions) async throws -> Reply {
        let call = try Call(request, options, self)
        return try await attempts(of: call) { number in
            let message = try message(request, call, limit: call.deadline - timing.now(), number)
            let transfer = wire.send(message, backlog: limits.replySize)
            defer { transfer.cancel() }
            return try await within(call, number) { try await whole(transfer, call, number) }
        }
    }

    /// A stream of events whose first bytes have come.
    func stream(_ request: APIRequest, _ options: NuthatchClient.CallOptions) async throws -> OpenStream {
        let call = try Call(request, options, self)
        return try await attempts(of: call) { number in
            let message = try message(request, call, limit: nil, number)
            let transfer = wire.send(message, backlog: limits.streamBacklog)
            do {
                return try await within(call, number) { try await opened(transfer, call, number) }
            } catch {
                transfer.cancel()
                throw error
            }
        }
    }

    // MARK: Attempts

    private func attempts<Value: Sendable>(of call: Call, _ attempt: (Int) async throws -> Value) async throws -> Value
    {
        var number = 1
        while true {
            do {
                return try await attempt(number)
            } catch let failed as AttemptFault {
                try Task.checkCancellation()
                let outcome = FailedAttempt(
                    fault: failed.fault,
                    number: number,
                    retryAfter: failed.retryAfter,
                    timeLeft: call.deadline - timing.now()
                )
                guard let wait = retries.wait(after: outcome, random: timing.random()) else { throw failed.error }
                try await timing.sleep(timing.now() + wait)
                number += 1
            }
        }
    }

    /// - Parameter limit: what the service is told of the time; nil where it is only that until the first byte.
    private func message(_ request: APIRequest, _ call: Call, limit: Duration?, _ number: Int) throws -> URLRequest {
        if let limit, limit <= .zero { throw timedOut(call, number) }
        var message = URLRequest(url: try base.url(request.path, request.query))
        message.httpMethod = request.method.rawValue
        message.httpBody = request.body
        // The session's own limit, of silence, comes after ours.
        message.timeoutInterval = (max(call.timeLimit, limits.streamSilence) + .seconds(5)) / .seconds(1)
        var fields = ["Accept": request.accept, "X-Request-ID": call.requestID]
        fields["Authorization"] = key?.authorization
        fields["X-Service-Name"] = serviceName
        fields["Content-Type"] = request.body.map { _ in request.contentType }
        fields["Idempotency-Key"] = call.idempotencyKey
        fields["traceparent"] = call.traceparent
        fields["X-Request-Timeout-Ms"] = limit.map { String(min(600_000, max(1, Int64($0 / .milliseconds(1))))) }
        for (name, value) in fields { message.setValue(value, forHTTPHeaderField: name) }
        return message
    }

    private func within<Value: Sendable>(
        _ call: Call,
        _ number: Int,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        guard let value = try await timing.firstOf(call.deadline, body) else { throw timedOut(call, number) }
        return value
    }

    private func timedOut(_ call: Call, _ number: Int) -> NuthatchError {
        .timedOut(after: call.timeLimit, requestID: call.requestID, attempts: number)
    }

    // MARK: Reading

    private func whole(_ transfer: Transfer, _ call: Call, _ number: Int) async throws -> Reply {
        do {
            var head: ReplyHead?
            var body = Data()
            while let piece = try await transfer.next() {
                switch piece {
                case .head(let received): head = received
                case .data(let data): body += data
                }
                if body.count > limits.replySize { throw TransferFault.backlog(limits.replySize) }
            }
            guard let head else { throw TransferFault.connection("the reply is empty") }
            let reply = Reply(head: head, body: body, report: .init(head, call, attempts: number))
            guard 200..<300 ~= head.status else { throw refusal(reply) }
            return reply
        } catch let fault as TransferFault {
            throw failure(fault, call, number)
        }
    }

    private func opened(_ transfer: Transfer, _ call: Call, _ number: Int) async throws -> OpenStream {
        do {
            guard case .head(let head)? = try await transfer.next() else {
                throw TransferFault.connection("the reply is empty")
            }
            let report = NuthatchClient.CallReport(head, call, attempts: number)
            guard head.status == 200 else {
                var body = Data()
                while case .data(let data)? = try await transfer.next() { body += data }
                throw refusal(Reply(head: head, body: body, report: report))
            }
            guard head["content-type"]?.lowercased().hasPrefix("text/event-stream") == true else {
                throw NuthatchError.unreadable("it is no stream of events", requestID: report.requestID)
            }
            guard case .data(let first)? = try await transfer.next() else {
                throw TransferFault.connection("the stream is empty")
            }
            return OpenStream(
                transfer: transfer,
                first: first,
                report: report,
                limits: limits,
                timing: timing,
                key: key
            )
        } catch let fault as TransferFault {
            throw failure(fault, call, number)
        }
    }

    private func failure(_ fault: TransferFault, _ call: Call, _ number: Int) -> AttemptFault {
        switch fault {
        case .connection(let reason):
            AttemptFault(
                error: .unreachable(reason, requestID: call.requestID, attempts: number),
                fault: .connection
            )
        case .backlog(let limit):
            AttemptFault(error: .tooLarge(limit: limit, requestID: call.requestID), fault: .other)
        case .other(let reason):
            AttemptFault(error: .unreachable(reason, requestID: call.requestID, attempts: number), fault: .other)
        }
    }

    private func refusal(_ reply: Reply) -> AttemptFault {
        let detail = (try? Coding.value(ErrorBody.self, from: reply.body))?.error
        let status = reply.head.status
        let retryAfter = reply.head["retry-after"].flatMap { RetryAfter.parse($0, date: timing.date()) }
        let code = detail?.code.map(NuthatchError.Code.init)
        let plain = 300..<400 ~= status ? "It redirects, which is not followed." : "It answered without saying why."
        let refusal = NuthatchError.Refusal(
            status: status,
            code: code,
            parameter: detail?.param,
            message: key?.masked(detail?.message ?? plain) ?? detail?.message ?? plain,
            requestID: reply.report.requestID,
            retryAfter: retryAfter,
            attempts: reply.report.attempts
        )
        return AttemptFault(error: .refused(refusal), fault: .status(status, code), retryAfter: retryAfter)
    }
}
