import RAGCore
import Resilience
import Transport
import Upstreams
import WireFormat

/// Streamed chat.
extension Dispatcher {
    /// Reads the stream to its end, and hands each event to the flight.
    ///
    /// Events without anything to read are held back until one comes that has: up to there another attempt may begin
    /// anew. After it the caller reads, and whatever breaks the stream ends it.
    func streamed(_ dispatch: ChatDispatch, _ attempt: Attempt, _ flight: Flight) async throws -> Sent<Delivery> {
        let started = time.now
        let body = dispatch.request.body(
            model: attempt.target.modelName,
            stream: true,
            addUsage: true,
            rules: attempt.target.state.rules
        )
        let request = attempt.request("chat/completions", body: body, accepts: "text/event-stream")
        var model: String?
        return try await traced(attempt, "chat", request, model: { _ in model }) { request in
            let stream = try await transport.stream(request)
            guard stream.head.status == 200 else { throw try await failure(of: stream, attempt) }
            var reading = StreamReading(
                passesUsage: dispatch.request.includesUsage,
                upstream: attempt.upstream,
                mask: attempt.mask,
                answers: dispatch.request.n,
                flight: flight
            )
            do {
                while !reading.isDone, let piece = try await stream.next() {
                    try reading.take(piece, at: time)
                    await flight.waitForReaders()
                }
                try reading.end()
                model = reading.model
                if reading.isDone { readToEnd(of: stream) }
            } catch let error as TransportError {
                throw reading.failure(AttemptFailure(error, upstream: attempt.upstream))
            }
            let firstToken = reading.firstToken ?? time.now
            var delivery = Delivery(
                source: .upstream,
                model: attempt.target.model.name,
                upstream: attempt.upstream,
                usage: reading.usage,
                price: attempt.target.model.price,
                firstToken: firstToken,
                isWhole: reading.isWhole
            )
            delivery.took = time.now - started
            return Sent(value: delivery, firstToken: firstToken - started, usage: reading.usage)
        }
    }

    /// Reads on to the end of the body, which is a few bytes away, so that the connection can be used again. Nobody waits
    /// for that.
    private func readToEnd(of stream: HTTPStream) {
        let patience = time.now + .seconds(1)
        tasks.start {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { while let piece = try? await stream.next(), !piece.isEmpty {} }
                group.addTask { try? await self.time.sleep(until: patience) }
                await group.next()
                group.cancelAll()
            }
        }
    }

    /// An answer that is no stream: its body says why, as far as that is short.
    private func failure(of stream: HTTPStream, _ attempt: Attempt) async throws -> AttemptFailure {
        var body: [UInt8] = []
        do {
            while body.count < 65_536, let piece = try await stream.next() { body += piece }
        } catch is TransportError {
            // The status says enough.
        }
        return failure(stream.head, body, attempt)
    }
}
