import Glibc
import Polling

/// Makes a load on the one thread that calls `run`.
final class LoadLoop {
    private enum Stage {
        case opening, working, draining
    }

    private static let sweepGap: UInt64 = 20_000_000
    /// How long a port that refuses is left alone.
    private static let pause: UInt64 = 50_000_000
    private static let connectsAtOnce = 1_000
    private static let readsAtOnce = 16

    private let settings: LoadSettings
    private let stopFlag: StopFlag
    private let poller: Poller
    private var mix: RequestMix
    private var schedule: ArrivalSchedule?
    private var record: LoadRecord
    private var connections: [LoadConnection]
    private var stage = Stage.opening
    /// Connections by phase.
    private var (connecting, ready, busy) = (0, 0, 0)
    /// Some of them may be in use or closed by now.
    private var idle = WaitingLine<Int>()
    /// When the requests were meant to be made that no connection was free for.
    private var waiting = WaitingLine<UInt64>()
    private var made = 0
    private var (start, end, nextSweep): (UInt64, UInt64, UInt64) = (0, .max, 0)
    private var outbox: [UInt8] = []
    private var scratch = [UInt8](repeating: 0, count: 64 * 1024)

    init(_ settings: LoadSettings, stop: StopFlag) throws(SystemCallError) {
        self.settings = settings
        stopFlag = stop
        poller = try Poller()
        mix = settings.requests
        record = LoadRecord(checksCanary: settings.checksCanary)
        connections = Array(repeating: LoadConnection(), count: max(1, settings.connections))
        if case .open(let rate, let seed) = settings.pace { schedule = ArrivalSchedule(perSecond: rate, seed: seed) }
    }

    func run() throws(LoadError) -> LoadResult {
        defer { for connection in connections where connection.descriptor >= 0 { close(connection.descriptor) } }
        try openAll()
        begin()
        while true {
            let now = MonotonicClock.now
            if stage == .working, now >= end || made >= settings.count || stopFlag.isSet { drain(now) }
            if stage == .draining, busy == 0 || now > end + settings.patience.nanoseconds { break }
            makeDue(now)
            if now >= nextSweep { sweep(now) }
            serve(poller.wait(until: nextInstant))
        }
        for connection in connections where connection.phase == .busy { record.fail(.timedOut, connection) }
        return record.finished(at: made >= settings.count ? nil : end)
    }

    private var nextInstant: UInt64 {
        var next = min(nextSweep, stage == .working ? end : .max)
        if stage == .working, let schedule { next = min(next, start + UInt64(schedule.next)) }
        return next
    }

    private func serve(_ count: Int) {
        for index in 0..<count {
            let (token, readiness) = poller.event(index)
            let place = Int(token.generation)
            // The kernel may have told of one that is closed by now.
            guard connections[place].descriptor == token.descriptor else { continue }
            handle(place, readiness)
        }
    }
}

// MARK: - Stages

extension LoadLoop {
    private func openAll() throws(LoadError) {
        let limit = MonotonicClock.now + settings.opening.nanoseconds
        while ready < connections.count {
            let now = MonotonicClock.now
            guard now < limit, !stopFlag.isSet else {
                throw .cannotConnect(connections.count - ready, of: connections.count)
            }
            sweep(now)
            serve(poller.wait(until: nextSweep))
        }
    }

    private func begin() {
        start = MonotonicClock.now
        end = start + settings.duration.nanoseconds
        record.begin(at: start + settings.warmUp.nanoseconds)
        stage = .working
        guard schedule == nil else { return }
        for _ in connections.indices {
            guard let place = idle.takeFirst() else { return }
            free(place)
        }
    }

    private func drain(_ now: UInt64) {
        stage = .draining
        end = min(end, now)
        while let intended = waiting.takeFirst() { record.leave(intendedAt: intended) }
    }

    /// Makes the requests whose time has come.
    private func makeDue(_ now: UInt64) {
        guard stage == .working, var arrivals = schedule else { return }
        while start + UInt64(arrivals.next) <= now, made + waiting.count < settings.count {
            let intended = start + UInt64(arrivals.next)
            arrivals.advance()
            if let place = takeIdle() { make(place, intended: intended) } else { waiting.append(intended) }
        }
        schedule = arrivals
    }

    private func takeIdle() -> Int? {
        while let place = idle.takeFirst() {
            if connections[place].phase == .idle { return place }
        }
        return nil
    }

    /// Opens what is closed, and gives up what has taken too long.
    private func sweep(_ now: UInt64) {
        nextSweep = now + Self.sweepGap
        let patience = settings.patience.nanoseconds
        for place in connections.indices {
            switch connections[place].phase {
            case .closed:
                let isWanted = stage != .draining && connections[place].opensAt <= now
                if isWanted, connecting < Self.connectsAtOnce { open(place) }
            case .busy where now > connections[place].intended + patience && now > connections[place].sentAt + patience:
                record.fail(.timedOut, connections[place])
                shut(place)
            default: break
            }
        }
    }
}

// MARK: - Connections

extension LoadLoop {
    private func open(_ place: Int) {
        guard let descriptor = try? Descriptors.socket() else { return putOff(place) }
        Descriptors.sendAtOnce(descriptor)
        if settings.sources > 1 {
            Descriptors.choosePortLate(descriptor)
            let host = INADDR_LOOPBACK + UInt32(place % settings.sources)
            _ = Descriptors.bind(descriptor, host: host, port: 0)
        }
        guard Descriptors.connect(descriptor, host: INADDR_LOOPBACK, port: settings.port) else {
            close(descriptor)
            return refused(place)
        }
        connections[place].descriptor = descriptor
        connections[place].phase = .connecting
        connections[place].isWatchedForWriting = true
        connecting += 1
        poller.add(token(place), .writable)
    }

    private func token(_ place: Int) -> PollToken {
        PollToken(descriptor: connections[place].descriptor, generation: UInt32(place))
    }

    private func handle(_ place: Int, _ readiness: Readiness) {
        if connections[place].phase == .connecting { return connected(place) }
        if readiness.contains(.writable) { flush(place) }
        if !readiness.isDisjoint(with: [.readable, .failed]) { receive(place) }
    }

    private func connected(_ place: Int) {
        connecting -= 1
        guard Descriptors.pendingError(connections[place].descriptor) == 0 else {
            close(connections[place].descriptor)
            connections[place].descriptor = -1
            return refused(place)
        }
        ready += 1
        watch(place, forWriting: false)
        free(place)
    }

    private func watch(_ place: Int, forWriting: Bool) {
        guard connections[place].isWatchedForWriting != forWriting else { return }
        connections[place].isWatchedForWriting = forWriting
        poller.change(token(place), to: forWriting ? [.readable, .writable] : .readable)
    }

    private func refused(_ place: Int) {
        record.countRefusedConnection()
        if settings.endsWithServer, stage == .working { drain(MonotonicClock.now) }
        putOff(place)
    }

    private func putOff(_ place: Int) {
        connections[place].phase = .closed
        connections[place].opensAt = MonotonicClock.now + Self.pause
    }

    /// Closes a connection, and opens it anew.
    private func shut(_ place: Int) {
        if connections[place].phase == .busy { busy -= 1 }
        ready -= 1
        close(connections[place].descriptor)
        connections[place] = LoadConnection()
        guard stage == .working else { return }
        record.countReconnect()
        open(place)
    }
}

// MARK: - Requests

extension LoadLoop {
    /// A connection has nothing to do.
    private func free(_ place: Int) {
        connections[place].phase = .idle
        guard stage == .working else { return idle.append(place) }
        if schedule == nil {
            if made < settings.count { make(place, intended: MonotonicClock.now) }
        } else if let intended = waiting.takeFirst() {
            make(place, intended: intended)
        } else {
            idle.append(place)
        }
    }

    private func make(_ place: Int, intended: UInt64) {
        let number = settings.firstNumber + made
        made += 1
        busy += 1
        outbox.removeAll(keepingCapacity: true)
        mix.write(number, to: &outbox)
        connections[place].phase = .busy
        connections[place].number = number
        connections[place].intended = intended
        connections[place].sentAt = schedule == nil ? intended : MonotonicClock.now
        record.make(connections[place])
        let sent = transmit(outbox, place)
        guard sent < outbox.count else { return }
        connections[place].unsent = Array(outbox[sent...])
        watch(place, forWriting: true)
    }

    private func flush(_ place: Int) {
        let sent = transmit(connections[place].unsent, place)
        connections[place].unsent.removeFirst(sent)
        if connections[place].unsent.isEmpty { watch(place, forWriting: false) }
    }

    /// How many bytes are done with. Those for a dead connection are: reading tells what became of it.
    private func transmit(_ bytes: [UInt8], _ place: Int) -> Int {
        let count = bytes.withUnsafeBytes {
            send(connections[place].descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : bytes.count
    }

    private func receive(_ place: Int) {
        for _ in 0..<Self.readsAtOnce {
            let descriptor = connections[place].descriptor
            let count = scratch.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
            if count < 0, errno == EAGAIN || errno == EINTR { return }
            guard count > 0 else { return ended(place) }
            // Nobody asked: a server that gives the connection up, perhaps.
            guard connections[place].phase == .busy else { return shut(place) }
            do {
                let taken = try connections[place].reader.read(scratch.span.extracting(0..<count))
                guard taken == count else { return lose(place, .malformed) }
            } catch {
                return lose(place, .malformed)
            }
            if connections[place].reader.isWhole { return complete(place) }
            if count < scratch.count { return }
        }
    }

    private func ended(_ place: Int) {
        guard connections[place].phase == .busy else { return shut(place) }
        guard !connections[place].reader.isUntouched else { return lose(place, .dropped) }
        do { try connections[place].reader.end() } catch { return lose(place, .cutShort) }
        complete(place)
    }

    private func lose(_ place: Int, _ failure: LoadResult.Failure) {
        record.fail(failure, connections[place])
        shut(place)
    }

    private func complete(_ place: Int) {
        record.complete(connections[place])
        guard connections[place].reader.head.keepsAlive else { return shut(place) }
        connections[place].reader = ResponseReader()
        busy -= 1
        free(place)
    }
}
