import RAGCore
import Synchronization
import Upstreams

/// Gathers the texts that many callers want embedded within a few milliseconds into one upstream call.
///
/// A batch goes out when it is full or its window is over. Texts that are equal are sent once. Where the upstream refuses
/// a batch, each of its callers tries alone, so that one bad text fails nobody else's.
final class EmbeddingBatcher: Sendable {
    /// What a caller gets of a batch: its vectors, and its share of the tokens.
    struct Embedded: Sendable {
        var vectors: [[UInt8]]
        var delivery: Delivery
    }

    private let settings: GatewaySettings.Batching
    private let dispatcher: Dispatcher
    private let time: any TimeSource
    private let tasks: BackgroundTasks
    private let open = Mutex<[EmbeddingBatch.Group: EmbeddingBatch]>([:])

    init(settings: GatewaySettings.Batching, dispatcher: Dispatcher, time: any TimeSource, tasks: BackgroundTasks) {
        self.settings = settings
        self.dispatcher = dispatcher
        self.time = time
        self.tasks = tasks
    }

    /// The callers of the batches that are not sent yet.
    var gatheringCount: Int { open.withLock { $0.values.reduce(0) { $0 + $1.callers } } }

    /// - Parameter flight: of the request that the texts are of; the calls that are sent for it are counted there.
    /// - Throws: `GatewayError`, or `CancellationError`.
    func embed(
        _ texts: [String],
        _ model: ModelEntry,
        _ group: EmbeddingBatch.Group,
        _ deadline: ContinuousClock.Instant,
        for flight: Flight
    ) async throws -> Embedded {
        let deadline = flight.deadline ?? deadline
        let cap = max(1, settings.texts)
        guard texts.count > cap else { return try await embedPiece(texts, model, group, deadline, flight) }
        let pieces = stride(from: 0, to: texts.count, by: cap).map { Array(texts[$0..<min($0 + cap, texts.count)]) }
        return try await withThrowingTaskGroup(of: (Int, Embedded).self) { tasks in
            for (number, piece) in pieces.enumerated() {
                tasks.addTask { (number, try await self.embedPiece(piece, model, group, deadline, flight)) }
            }
            var parts: [Int: Embedded] = [:]
            for try await (number, part) in tasks { parts[number] = part }
            return try Embedded(joining: pieces.indices.compactMap { parts[$0] })
        }
    }

    private func embedPiece(
        _ texts: [String],
        _ model: ModelEntry,
        _ group: EmbeddingBatch.Group,
        _ deadline: ContinuousClock.Instant,
        _ flight: Flight
    ) async throws -> Embedded {
        let (part, others) = try join(texts, model, group, deadline)
        do {
            return try await receive(part, for: flight)
        } catch GatewayError.rejected where others() {
            var alone = EmbeddingBatch()
            guard let part = alone.add(texts, deadline: deadline) else { throw GatewayError.shutDown }
            send(alone, model, group)
            return try await receive(part, for: flight)
        }
    }

    /// A place in the open batch, or in a new one.
    ///
    /// - Returns: the place, and whether the batch had other callers, once it is over.
    /// - Throws: `GatewayError.shutDown` where even a new batch takes nobody.
    private func join(
        _ texts: [String],
        _ model: ModelEntry,
        _ group: EmbeddingBatch.Group,
        _ deadline: ContinuousClock.Instant
    ) throws -> (EmbeddingBatch.Part, others: @Sendable () -> Bool) {
        let (part, full, isNew) = try open.withLock { open in
            var full: [EmbeddingBatch] = []
            if let batch = open[group], batch.texts.count + texts.count > settings.texts {
                full.append(batch)
                open[group] = nil
            }
            var batch = open[group] ?? EmbeddingBatch()
            var added = batch.add(texts, deadline: deadline)
            if added == nil {
                batch = EmbeddingBatch()
                added = batch.add(texts, deadline: deadline)
            }
            guard let part = added else { throw GatewayError.shutDown }
            let isFull = batch.texts.count >= settings.texts
            open[group] = isFull ? nil : batch
            if isFull { full.append(batch) }
            return (part, full, part.isFirst && !isFull)
        }
        for batch in full { send(batch, model, group) }
        if isNew { sendLater(part.flight, model, group) }
        return (part, { part.flight.memberCount > 1 })
    }

    /// Sends the batch when its window is over, unless it was full before.
    private func sendLater(_ flight: Flight, _ model: ModelEntry, _ group: EmbeddingBatch.Group) {
        let end = time.now + settings.window
        tasks.start {
            // Cancelled only where the gateway shuts down: then the call below fails at once.
            try? await self.time.sleep(until: end)
            let batch = self.open.withLock { open in
                guard open[group]?.flight === flight else { return nil as EmbeddingBatch? }
                return open.removeValue(forKey: group)
            }
            if let batch { self.send(batch, model, group) }
        }
    }

    private func send(_ batch: EmbeddingBatch, _ model: ModelEntry, _ group: EmbeddingBatch.Group) {
        let flight = batch.flight
        flight.attach(
            tasks.start { [dispatcher] in
                do {
                    flight.end(.success(try await dispatcher.embed(batch.texts, model, group.dimensions, flight)))
                } catch {
                    flight.end(.failure(error is CancellationError ? GatewayError.shutDown : error))
                }
            }
        )
    }

    /// What the batch brings for this part. The call that it takes counts for whoever began it.
    private func receive(_ part: EmbeddingBatch.Part, for flight: Flight) async throws -> Embedded {
        defer { if part.isFirst { flight.countAttempts(part.flight.attempts) } }
        return try await withTaskCancellationHandler {
            var delivery = try await part.flight.delivery(for: part.member)
            let frames = part.flight.frames
            delivery.usage = delivery.usage.map { TokenUsage(input: Self.share(of: part, $0.input), output: 0) }
            return Embedded(vectors: Array(frames[part.range]), delivery: delivery)
        } onCancel: {
            part.flight.leave(part.member, because: CancellationError())
        }
    }

    /// The tokens that a caller pays of a batch, by its share of the texts. The shares of all are the whole, exactly.
    private static func share(of part: EmbeddingBatch.Part, _ tokens: Int) -> Int {
        let count = max(1, part.flight.frames.count)
        func upTo(_ place: Int) -> Int { tokens / count * place + tokens % count * place / count }
        return upTo(part.range.upperBound) - upTo(part.range.lowerBound)
    }
}

extension EmbeddingBatcher.Embedded {
    /// The parts of one caller's texts, one after the other.
    fileprivate init(joining parts: [Self]) throws {
        guard var whole = parts.first else { throw GatewayError.shutDown }
        for part in parts.dropFirst() {
            whole.vectors += part.vectors
            if let usage = whole.delivery.usage, let more = part.delivery.usage {
                whole.delivery.usage = TokenUsage(input: usage.input + more.input, output: 0)
            } else {
                whole.delivery.usage = nil
            }
        }
        self = whole
    }
}
