import Glibc
import Polling

extension EventLoop {
    /// The requests that may wait behind the one being answered, in bytes.
    private static let pipelineLimit = 256 * 1024
    /// So that one busy client does not keep the others waiting.
    private static let readsAtOnce = 16

    func handle(_ connection: Connection, _ readiness: Readiness) {
        if readiness.contains(.writable) {
            connection.hasMore = false
            guard connection.flush() else { return drop(connection) }
            if connection.reply != nil { advance(connection) }
            guard !connection.isClosed else { return }
        }
        var hasLeft = !readiness.isDisjoint(with: .readable) && !receive(into: connection)
        // Where reading is off, what it sent last does not matter any more.
        if readiness.contains(.ended), !connection.readiness.contains(.readable) { hasLeft = true }
        serve(connection)
        guard !connection.isClosed else { return }
        if hasLeft || !readiness.isDisjoint(with: .failed) { return drop(connection) }
        updateReadiness(connection)
    }

    /// Goes on with a connection whose wait is over.
    func wake(_ connection: Connection) {
        if connection.reply != nil {
            advance(connection)
            serve(connection)
            if !connection.isClosed { updateReadiness(connection) }
        } else if connection.closesWhenIdle {
            finish(connection)
        }
    }

    /// Takes what the client has sent. False where it has left.
    private func receive(into connection: Connection) -> Bool {
        for _ in 0..<Self.readsAtOnce where connection.reply == nil || connection.input.count < Self.pipelineLimit {
            let count = scratch.withUnsafeMutableBytes {
                recv(connection.token.descriptor, $0.baseAddress, $0.count, 0)
            }
            if count < 0 {
                if errno == EINTR { continue }
                return errno == EAGAIN
            }
            guard count > 0 else { return false }
            if !connection.isDraining { connection.input.append(contentsOf: scratch[..<count]) }
            if count < scratch.count { return true }
        }
        return true
    }

    /// Answers the requests that have come in whole, one after the other.
    private func serve(_ connection: Connection) {
        var start = 0
        while !connection.isClosed, connection.reply == nil, !connection.isDraining {
            switch RequestReader.next(in: connection.input, from: start) {
            case .incomplete(let expectsContinue):
                if expectsContinue, !connection.hasSentContinue {
                    connection.hasSentContinue = true
                    connection.append("HTTP/1.1 100 Continue\r\n\r\n".utf8)
                }
                return settle(connection, consumed: start)
            case .whole(let request, let end):
                connection.hasSentContinue = false
                begin(request, on: connection, bytes: end - start)
                start = end
            case .malformed:
                start = connection.input.count
                answerMalformed(on: connection)
            }
        }
        settle(connection, consumed: start)
    }

    private func settle(_ connection: Connection, consumed count: Int) {
        guard !connection.isClosed else { return }
        if count >= connection.input.count {
            connection.input.removeAll(keepingCapacity: count <= Self.pipelineLimit)
        } else if count > 0 {
            connection.input.removeFirst(count)
        }
        if !connection.flush() { drop(connection) }
    }

    private func begin(_ request: Request, on connection: Connection, bytes: Int) {
        connection.closesWhenIdle = false
        connection.due = nil
        connection.clock = MonotonicClock.now
        let hash = BodyHash(of: request.body)
        if let reply = control.reply(to: request) ?? shop.reply(to: request) {
            return start(reply.plan, request, call: nil, on: connection)
        }
        var ask = responder.ask(of: request, hash: hash)
        var wanted: [Injection] = []
        do { wanted = try request.simulate.map(Injection.list) ?? [] } catch { ask = .refused(.badFault(error)) }
        let subject = CallSubject(path: request.path, model: ask.model?.base, streams: ask.streams)
        let call = board.start(hash, subject, bytes: bytes)
        let plan = responder.plan(for: ask, request, call: call, wanted: wanted)
        board.answer(plan.status)
        start(plan, request, call: call, on: connection)
    }

    private func start(_ plan: Plan, _ request: Request, call: StartedCall?, on connection: Connection) {
        connection.reply = .init(steps: plan.steps, call: call, keepsAlive: request.keepsAlive)
        advance(connection)
    }

    private func answerMalformed(on connection: Connection) {
        let error = RequestError.noJSON("it is no request of HTTP/1.1")
        connection.reply = .init(steps: Reply(error).plan.steps, call: nil, keepsAlive: false)
        advance(connection)
    }

    /// Asks the kernel to report what this connection can use next.
    private func updateReadiness(_ connection: Connection) {
        var wanted: Readiness = .ended
        if connection.reply == nil || connection.input.count < Self.pipelineLimit { wanted.insert(.readable) }
        reportSent(by: connection)
        if connection.pending > 0 || connection.hasMore { wanted.insert(.writable) }
        guard wanted != connection.readiness else { return }
        connection.readiness = wanted
        poller.change(connection.token, to: wanted)
    }
}
