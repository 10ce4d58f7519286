import Glibc
import Polling

extension EventLoop {
    /// What may wait for a client to make room; a flood goes on below that.
    private static let outputLimit = 256 * 1024
    /// What a flood may send before the other connections have their turn.
    private static let turnLimit = 1024 * 1024

    /// Goes on with a reply until it is done, or has to wait for time or for room.
    func advance(_ connection: Connection) {
        while let step = connection.reply?.step {
            guard perform(step, on: connection) else { return }
            connection.reply?.moveOn()
        }
        // A large answer is done when the client has room for it; small ones are left to the kernel.
        guard hasRoom(connection) else { return }
        complete(connection)
    }

    /// Does one step. False where it is not done, or was the connection's last.
    private func perform(_ step: Step, on connection: Connection) -> Bool {
        switch step {
        case .send(let template):
            connection.append(template, call: connection.reply?.call?.number ?? 0)
            return true
        case .flood(let block, let times): return flood(block, times: times, on: connection)
        case .trickle(let template, let size, let every):
            return trickle(template, size: size, every: every, on: connection)
        case .wait(let span): return wait(span, on: connection)
        case .hang:
            if !connection.flush() { drop(connection) }
            return false
        case .close:
            if hasRoom(connection, atMost: 0) { finish(connection) }
            return false
        case .reset:
            _ = connection.flush()
            end(connection, isAbandoned: false) { Descriptors.reset($0) }
            return false
        case .closeWhenIdle(let span):
            connection.closesWhenIdle = true
            schedule(span, for: connection)
            return true
        case .stopListening(let span):
            stopListening(for: span)
            return true
        case .resetNext(let count):
            resetNext(count)
            return true
        }
    }

    private func flood(_ block: [UInt8], times: Int?, on connection: Connection) -> Bool {
        var sent = 0
        while connection.reply?.progress ?? 0 < times ?? .max {
            guard hasRoom(connection) else { return false }
            guard sent < Self.turnLimit else {
                connection.hasMore = true
                return false
            }
            sent += block.count
            connection.append(block)
            connection.reply?.progress += 1
        }
        return true
    }

    private func trickle(_ template: Template, size: Int, every: Duration, on connection: Connection) -> Bool {
        var bytes: [UInt8] = []
        template.write(to: &bytes, call: connection.reply?.call?.number ?? 0)
        while let start = connection.reply?.progress, start < bytes.count {
            // What came before goes out first: each piece has a write of its own.
            guard hasRoom(connection, atMost: 0) else { return false }
            guard connection.due == nil else { return false }
            connection.append(bytes[start..<min(start + size, bytes.count)])
            connection.reply?.progress += size
            guard connection.flush() else {
                drop(connection)
                return false
            }
            if every > .zero, schedule(every, for: connection) { return false }
        }
        return true
    }

    /// True once the wait is over.
    private func wait(_ span: Duration, on connection: Connection) -> Bool {
        if connection.reply?.progress == 1 { return connection.due == nil }
        guard connection.flush() else {
            drop(connection)
            return false
        }
        connection.reply?.progress = 1
        return !schedule(span, for: connection)
    }

    /// Sets the timer of a connection, `span` behind where its reply stands. False where that has passed already.
    @discardableResult
    private func schedule(_ span: Duration, for connection: Connection) -> Bool {
        connection.clock += span.nanoseconds
        guard connection.clock > MonotonicClock.now || connection.closesWhenIdle else { return false }
        connection.due = connection.clock
        timers.add(.init(due: connection.clock, token: connection.token))
        return true
    }

    /// Whether at most that many bytes wait for the client, when the kernel has taken what it would.
    private func hasRoom(_ connection: Connection, atMost limit: Int = outputLimit) -> Bool {
        guard connection.pending > limit else { return true }
        guard connection.flush() else {
            drop(connection)
            return false
        }
        return connection.pending <= limit
    }

    private func complete(_ connection: Connection) {
        guard let reply = connection.reply else { return }
        guard reply.keepsAlive else {
            if hasRoom(connection, atMost: 0) { finish(connection) }
            return
        }
        connection.reply = nil
        report(reply, isAbandoned: false)
    }
}

// MARK: - Ends

extension EventLoop {
    /// Sends a FIN and waits for the client's; to close at once would send a RST if bytes of its were unread.
    func finish(_ connection: Connection) {
        shutdown(connection.token.descriptor, Int32(SHUT_WR))
        connection.isDraining = true
        connection.closesWhenIdle = false
        connection.input = []
        if let reply = connection.reply {
            connection.reply = nil
            report(reply, isAbandoned: false)
        }
    }

    /// Ends a connection whose client has left, or that has failed.
    func drop(_ connection: Connection) {
        end(connection, isAbandoned: true) { _ = close($0) }
    }

    private func end(_ connection: Connection, isAbandoned: Bool, _ closing: (Int32) -> Void) {
        guard !connection.isClosed else { return }
        connection.isClosed = true
        if let reply = connection.reply { report(reply, isAbandoned: isAbandoned) }
        connection.reply = nil
        closing(connection.token.descriptor)
        reportSent(by: connection)
        remove(connection)
    }

    /// What is sent is counted apart from the calls: the kernel may take an answer's bytes after its call has ended.
    func reportSent(by connection: Connection) {
        let bytes = connection.takeSent()
        if bytes > 0 { board.sent(bytes) }
    }

    private func report(_ reply: Connection.Reply, isAbandoned: Bool) {
        if let call = reply.call { board.end(call, isAbandoned: isAbandoned) }
    }
}
