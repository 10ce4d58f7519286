import RAGCore
import WireFormat

/// An upstream's stream while it is read: which events there are, what they say, and whether it ended well.
struct StreamReading {
    private(set) var usage: TokenUsage?
    /// As the upstream names it.
    private(set) var model: String?
    private(set) var firstToken: ContinuousClock.Instant?
    /// Answers that have ended for a reason of their own.
    private var finishes = 0
    private var hasToolCall = false
    private var held: [[UInt8]] = []
    private var parser = ServerSentEventParser()
    private let passesUsage: Bool
    private let answers: Int
    private let upstream: String
    private let mask: SecretMask
    private let flight: Flight

    /// - Parameters:
    ///   - passesUsage: whether the caller asked for the event that holds the usage alone.
    ///   - answers: how many were asked for; a stream has them side by side.
    init(passesUsage: Bool, upstream: String, mask: SecretMask, answers: Int, flight: Flight) {
        self.passesUsage = passesUsage
        self.answers = answers
        self.upstream = upstream
        self.mask = mask
        self.flight = flight
    }

    /// After `[DONE]` nothing more is read.
    var isDone: Bool { parser.isDone }

    /// Whether it may be kept: it came to its end, and makes nobody act.
    var isWhole: Bool { finishes > 0 && !hasToolCall }

    mutating func take(_ piece: [UInt8], at time: any TimeSource) throws {
        var events: [ServerSentEvent] = []
        do {
            try parser.feed(piece[...]) { events.append($0) }
        } catch {
            throw failure(.invalidAnswer("\(error)", upstream: upstream))
        }
        for event in events { try take(event, at: time) }
    }

    /// The upstream closed the stream.
    mutating func end() throws {
        guard isDone || finishes >= answers else {
            throw failure(
                AttemptFailure(
                    error: .streamBroken(upstream: upstream, reason: "it ended without a finish reason or [DONE]."),
                    next: .retry,
                    health: .sick
                )
            )
        }
        publish()
    }

    /// What a failure means at this point: once the caller reads, nobody can do better.
    func failure(_ failure: AttemptFailure) -> AttemptFailure {
        guard firstToken != nil else { return failure }
        var broken = failure
        broken.next = .nobody
        if case .streamBroken = failure.error { return broken }
        broken.error = .streamBroken(upstream: upstream, reason: failure.error.description)
        return broken
    }

    private mutating func take(_ event: ServerSentEvent, at time: any TimeSource) throws {
        let chunk: ChatChunk
        do {
            chunk = try ChatChunk(event)
        } catch {
            throw failure(.invalidAnswer("\(error)", upstream: upstream))
        }
        if let fault = chunk.fault {
            throw failure(
                AttemptFailure(
                    error: .upstreamFailed(upstream: upstream, status: 200, message: fault.masked(by: mask).message),
                    next: .retry,
                    health: .sick
                )
            )
        }
        usage = chunk.usage ?? usage
        if model == nil { model = chunk.model }
        if chunk.finishReason != nil { finishes += 1 }
        hasToolCall = hasToolCall || chunk.hasToolCall
        if chunk.isUsageOnly, !passesUsage { return }
        held.append(event.data)
        guard firstToken != nil || !chunk.isStartUp else { return }
        firstToken = firstToken ?? time.now
        publish()
    }

    private mutating func publish() {
        for frame in held { flight.append(frame) }
        held.removeAll(keepingCapacity: true)
    }
}
