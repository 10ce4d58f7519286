import CCurl

/// One request under way, from the call to the answer.
// @unchecked: a caller makes it and hands it over through the mailbox's lock; from then on one thread alone touches it.
final class Transfer: @unchecked Sendable {
    enum Delivery {
        case whole(CheckedContinuation<HTTPResponse, any Error>)
        /// A stream, whose head is awaited. It will hold the thread.
        case head(CheckedContinuation<HTTPStream, any Error>, StreamBody, LoopThread)
        /// A stream, whose head is delivered.
        case body(StreamBody)
    }

    enum Stage {
        case submitted
        /// For a connection, with a number in the pool's line.
        case waiting(Int)
        case running(CurlHandle)
        case ended
    }

    let request: HTTPRequest
    let host: String
    var delivery: Delivery?
    var stage = Stage.submitted
    /// Where it stands in the loop's list.
    var position = 0
    /// What we found wrong ourselves; libcurl then only knows that a callback failed.
    private(set) var fault: TransportError?
    /// Whether an address was refused by the request's rule.
    private(set) var hasForbiddenAddress = false
    let isStream: Bool
    private var clock: TransferClock
    private var heads: HeadReader
    private var reader: BodyReader?
    private var body: [UInt8] = []
    private var turn: LoopTurn?

    /// - Throws: where the request breaks a rule.
    init(_ request: HTTPRequest, isStream: Bool) throws(TransportError) {
        self.isStream = isStream
        host = try request.check()
        self.request = request
        clock = TransferClock(limits: request.limits, isStream: isStream, start: .now)
        heads = HeadReader(limit: request.limits.headBytes)
    }
}

// MARK: - Limits

extension Transfer {
    func attach(to turn: LoopTurn) {
        self.turn = turn
        turn.bringForward(to: clock.deadline)
    }

    var deadline: ContinuousClock.Instant { clock.deadline }

    func expiry(at now: ContinuousClock.Instant) -> TransportError? { clock.expiry(at: now) }

    /// Before a held transfer goes on.
    func resumeClock() {
        guard let turn else { return }
        clock.resume(at: turn.now)
        turn.bringForward(to: clock.deadline)
    }
}

// MARK: - What libcurl connects to

extension Transfer {
    /// - Parameter address: a `sockaddr` of the system.
    func allows(_ address: UnsafeRawBufferPointer) -> Bool {
        guard let rule = request.allowsAddress else { return true }
        let isAllowed = IPAddress(socketAddress: address).map(rule) ?? false
        if !isAllowed { hasForbiddenAddress = true }
        return isAllowed
    }
}

// MARK: - What libcurl receives

extension Transfer {
    var hasHead: Bool { heads.head != nil }

    /// - Returns: what libcurl's callback is to return: any other number than `line.count` ends the transfer.
    func receive(line: UnsafeRawBufferPointer) -> Int {
        guard let turn else { return 0 }
        return noting(line.count) { () throws(TransportError) in
            try heads.read(line)
            if heads.hasBegun, clock.firstByte == nil {
                clock.begin(at: turn.now)
                turn.bringForward(to: clock.deadline)
            }
            clock.receive(line.count, at: turn.now)
            if let head = heads.head { try begin(head) }
        }
    }

    /// - Returns: as above, or that libcurl is to pause and hand over the same bytes again.
    func receive(body bytes: UnsafeRawBufferPointer) -> Int {
        guard let turn else { return 0 }
        if case .body(let stream) = delivery, !stream.hasRoom() {
            clock.pause()
            return Int(CURL_WRITEFUNC_PAUSE)
        }
        return noting(bytes.count) { () throws(TransportError) in
            clock.receive(bytes.count, at: turn.now)
            guard reader != nil else { throw .malformedResponse("a body without a head") }
            if case .body(let stream) = delivery {
                let isAwaited = try stream.add { (unread) throws(TransportError) in
                    try reader?.read(bytes, into: &unread)
                }
                if isAwaited { turn.deliver(stream) }
            } else {
                try reader?.read(bytes, into: &body)
            }
        }
    }

    private func noting(_ count: Int, _ read: () throws(TransportError) -> Void) -> Int {
        do throws(TransportError) {
            try read()
            return count
        } catch {
            fault = error
            return 0
        }
    }

    private func begin(_ head: HTTPHead) throws(TransportError) {
        let reader = try BodyReader(framing: BodyFraming(of: head), limit: request.limits.bodyBytes)
        self.reader = reader
        guard case .head(let continuation, let stream, let thread) = delivery else {
            return body.reserveCapacity(reader.expected)
        }
        delivery = .body(stream)
        let end = StreamReader(transfer: self, body: stream, thread: thread)
        continuation.resume(returning: HTTPStream(head: head, next: end.next, cancel: end.cancel))
    }
}

// MARK: - The end

extension Transfer {
    /// Hands the outcome to whoever waits for it, once.
    func end(_ result: Result<TransferTimes, any Error>) {
        let result = result.flatMap { times in Result { try whole(times) } }
        switch delivery.take() {
        case .whole(let continuation): continuation.resume(with: result)
        case .head(let continuation, _, _):
            continuation.resume(with: result.flatMap { _ in .failure(Self.noHead) })
        case .body(let stream): stream.end(result.map { _ in })
        case nil: break
        }
    }

    /// Whole, that is with a head, and with all of the body that the head announced.
    private func whole(_ times: TransferTimes) throws(TransportError) -> HTTPResponse {
        guard let head = heads.head, let reader else { throw Self.noHead }
        try reader.checkEnd()
        var times = times
        times.firstByte = clock.firstByte.map { $0 - clock.start } ?? .zero
        times.total = clock.start.duration(to: turn?.now ?? clock.start)
        return HTTPResponse(head: head, body: body, times: times)
    }

    private static var noHead: TransportError { .connectionLost(afterHead: false) }
}
