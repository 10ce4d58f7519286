package import NIOCore

/// What is known of a connection and how long each thing has lasted. Pure: it is told the time.
///
/// Reading and answering go on side by side (a client may send its next request before it has its answer), so they are
/// kept apart: `reading` is what arrives, `owed` what has still to be answered.
package struct GuardState {
    package enum Reading: Equatable {
        case nothing
        case head
        case body
    }

    private let deadlines: ConnectionDeadlines
    private let born: NIODeadline
    /// When what `reading` says began.
    private var since: NIODeadline
    /// Since when nobody has wanted to read. That time does not count against the client.
    private var pausedSince: NIODeadline?
    private var lastWrite: NIODeadline
    /// Since when bytes have waited, and how many had been taken then.
    private var stall: (since: NIODeadline, taken: Int)?
    private var written = 0
    private var lingeringSince: NIODeadline?

    package private(set) var reading: Reading
    /// Of the head that arrives, in bytes.
    package private(set) var headBytes = 0
    package private(set) var bodyBytes = 0
    /// Requests whose answer is not written to its end.
    package private(set) var owed = 0
    package private(set) var isStopping = false

    /// - Parameter isSecure: whether there is a handshake first, which has to be over when the first head is.
    package init(_ deadlines: ConnectionDeadlines, isSecure: Bool = false, at now: NIODeadline) {
        self.deadlines = deadlines
        born = now
        since = now
        lastWrite = now
        reading = isSecure ? .head : .nothing
    }

    package mutating func received(_ bytes: Int, at now: NIODeadline) {
        if reading == .nothing { begin(.head, at: now) }
        if reading == .head { headBytes += bytes }
    }

    package mutating func headEnded(at now: NIODeadline) {
        begin(.body, at: now)
        owed += 1
    }

    package mutating func receivedBody(_ bytes: Int) {
        bodyBytes += bytes
    }

    package mutating func requestEnded(at now: NIODeadline) {
        begin(.nothing, at: now)
        lastWrite = now
    }

    package mutating func wrote(_ bytes: Int, at now: NIODeadline) {
        written += bytes
        lastWrite = now
    }

    package mutating func answerEnded(at now: NIODeadline) {
        owed -= 1
        if reading == .nothing { since = now }
    }

    /// Nothing is read for now, because nobody takes it.
    package mutating func paused(at now: NIODeadline) {
        pausedSince = pausedSince ?? now
    }

    package mutating func resumed(at now: NIODeadline) {
        guard let paused = pausedSince else { return }
        pausedSince = nil
        if reading != .nothing { since = since + (now - max(paused, since)) }
    }

    /// The last answer is written; what still comes is dropped.
    package mutating func lingers(at now: NIODeadline) {
        lingeringSince = lingeringSince ?? now
    }

    package mutating func stops() {
        isStopping = true
    }

    /// Whether the next answer is the last, by the connection's age or the server's.
    package func isLast(at now: NIODeadline) -> Bool {
        isStopping || now - born >= TimeAmount(deadlines.age)
    }

    /// What has lasted too long, if anything.
    ///
    /// - Parameter pending: bytes that were written and that the system has not taken yet.
    package mutating func lapse(pending: Int, at now: NIODeadline) -> Lapse? {
        if isStalled(pending: pending, at: now) { return .write }
        if let lingeringSince {
            return pending == 0 && hasPassed(deadlines.linger, since: lingeringSince, at: now) ? .linger : nil
        }
        switch reading {
        case .head: return pausedSince == nil && hasPassed(deadlines.head, since: since, at: now) ? .head : nil
        case .body: return pausedSince == nil ? bodyLapse(at: now) : nil
        case .nothing where owed == 0: return idleLapse(at: now)
        case .nothing:
            return pending == 0 && hasPassed(deadlines.silence, since: lastWrite, at: now) ? .silence : nil
        }
    }

    private mutating func begin(_ next: Reading, at now: NIODeadline) {
        reading = next
        since = now
        headBytes = 0
        bodyBytes = 0
    }

    private func bodyLapse(at now: NIODeadline) -> Lapse? {
        if hasPassed(deadlines.body, since: since, at: now) { return .body }
        guard hasPassed(deadlines.bodyStart, since: since, at: now) else { return nil }
        let seconds = Double((now - since).nanoseconds) / 1e9
        return Double(bodyBytes) < Double(deadlines.bodyRate) * seconds ? .bodyRate : nil
    }

    private func idleLapse(at now: NIODeadline) -> Lapse? {
        if isStopping, hasPassed(deadlines.idleAtStop, since: since, at: now) { return .stopping }
        return hasPassed(deadlines.idle, since: since, at: now) ? .idle : nil
    }

    private mutating func isStalled(pending: Int, at now: NIODeadline) -> Bool {
        guard pending > 0 else {
            stall = nil
            return false
        }
        let taken = written - pending
        guard let stall, taken - stall.taken < deadlines.writeProgress else {
            stall = (now, taken)
            return false
        }
        return hasPassed(deadlines.write, since: stall.since, at: now)
    }

    private func hasPassed(_ duration: Duration, since: NIODeadline, at now: NIODeadline) -> Bool {
        now - since >= TimeAmount(duration)
    }
}
