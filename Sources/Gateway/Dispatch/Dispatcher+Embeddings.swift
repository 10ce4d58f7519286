import RAGCore
import Transport
import Upstreams
import WireFormat

/// Embeddings, and the list of models.
extension Dispatcher {
    /// One upstream call for `texts`; appends a vector for each to the flight. Equal texts are sent once.
    ///
    /// - Throws: `GatewayError`, or `CancellationError` once nobody waits any more.
    func embed(_ texts: [String], _ model: ModelEntry, _ dimensions: Int?, _ flight: Flight) async throws -> Delivery {
        var places: [String: Int] = [:]
        var distinct: [String] = []
        let order = texts.map { text in
            if let place = places[text] { return place }
            places[text] = distinct.count
            distinct.append(text)
            return distinct.count - 1
        }
        let sent = distinct
        let fallbackDeadline = time.now + configuration.settings.deadline
        let errand = Errand(
            model: model,
            tokens: texts.reduce(0) { $0 + $1.utf8.count / 4 + 1 },
            deadline: { flight.deadline ?? fallbackDeadline },
            count: { flight.countAttempts() },
            send: { attempt in try await self.vectors(sent, dimensions, attempt) }
        )
        let (answer, target) = try await dispatch(errand)
        for place in order { flight.append(VectorFrame.bytes(of: answer.vectors[place])) }
        return Delivery(
            source: .upstream,
            model: target.model.name,
            upstream: target.lane.upstream.name,
            usage: answer.usage,
            price: target.model.price,
            isWhole: true
        )
    }

    private func vectors(
        _ texts: [String],
        _ dimensions: Int?,
        _ attempt: Attempt
    ) async throws -> Sent<EmbeddingResponse> {
        let body: [UInt8]
        do throws(WireError) {
            body = try EmbeddingRequest(model: attempt.target.modelName, texts: texts, dimensions: dimensions).bytes
        } catch {
            throw GatewayError.invalidRequest(error.description)
        }
        let request = attempt.request("embeddings", body: body, accepts: "application/json")
        return try await traced(attempt, "embeddings", request, model: \.model) { request in
            let response = try await transport.response(to: request)
            guard response.head.status == 200 else { throw failure(response.head, response.body, attempt) }
            do throws(WireError) {
                let answer = try EmbeddingResponse(
                    response.body,
                    count: texts.count,
                    dimension: dimensions ?? attempt.target.model.dimension
                )
                return Sent(value: answer, firstToken: response.times.firstByte, usage: answer.usage)
            } catch {
                throw AttemptFailure.invalidAnswer(error.description, upstream: attempt.upstream)
            }
        }
    }

    /// What `lane`'s upstream says it serves.
    ///
    /// - Throws: `GatewayError`.
    func models(of lane: Lane) async throws -> [String] {
        let name = lane.upstream.name
        guard let key = lane.keys.choose(besides: [], at: time.now) else {
            throw GatewayError.unauthorized(upstream: name, status: 401)
        }
        do {
            _ = try lane.upstream.keys
        } catch {
            throw GatewayError.notConfigured(model: "", reason: error.description)
        }
        let limits = TransferLimits(
            connect: lane.upstream.timeouts.connect,
            firstByte: .seconds(10),
            total: .seconds(20),
            bodyBytes: configuration.settings.streamLimit
        )
        let request = lane.request(.get, "models", accepts: "application/json", key: key, limits: limits)
        do {
            let response = try await transport.response(to: request)
            guard response.head.status == 200 else {
                let mask = SecretMask(key.key.map { [$0.value] } ?? [])
                let message = UpstreamFault(body: response.body).masked(by: mask).message
                throw AttemptFailure(
                    status: response.head.status,
                    message: message,
                    retryAfter: nil,
                    upstream: name
                ).error
            }
            return try ModelList(response.body).ids
        } catch let error as TransportError {
            throw GatewayError.unreachable(upstream: name, error)
        } catch let error as WireError {
            throw GatewayError.invalidAnswer(upstream: name, reason: error.description)
        }
    }
}
