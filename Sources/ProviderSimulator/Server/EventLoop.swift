import Dispatch
import Glibc
import Polling

/// Serves all connections, on the one thread that calls `run`.
final class EventLoop {
    /// The process may open 20,000 files; some are needed for other things.
    private static let connectionLimit = 19_500
    private static let acceptsAtOnce = 64
    /// Until the listener is tried again when no file could be opened.
    private static let acceptPause: UInt64 = 50_000_000

    let board: Board
    let control: ControlEndpoint
    let shop: ShopEndpoint
    var responder: Responder
    var timers = TimerHeap()
    let poller: Poller
    /// Bytes on their way from the kernel to a connection.
    var scratch = [UInt8](repeating: 0, count: 64 * 1024)
    private let mailbox: LoopMailbox
    private var listener: Listener
    private var isAccepting = false
    private var isStopped = false
    /// By descriptor.
    private var connections: [Connection?] = []
    private var open = 0
    private var lastGeneration: UInt32 = 0
    private var connectionsToReset = 0

    init(
        _ settings: SimulatorSettings,
        listener: consuming Listener,
        board: Board,
        mailbox: LoopMailbox
    ) throws(SimulatorError) {
        self.board = board
        self.mailbox = mailbox
        self.listener = listener
        control = ControlEndpoint(board: board)
        shop = ShopEndpoint(seed: settings.seed)
        responder = Responder(settings: settings)
        do { poller = try Poller() } catch { throw SimulatorError(error) }
        poller.add(PollToken(descriptor: mailbox.descriptor, generation: 0), .readable)
        startAccepting()
    }

    /// Serves until told to stop.
    func run() {
        while !isStopped {
            let count = poller.wait(milliseconds: untilNextTimer)
            for index in 0..<count {
                let (token, readiness) = poller.event(index)
                handle(token, readiness)
            }
            fireTimers()
        }
        for connection in connections { connection.map(drop) }
    }

    /// Rounded up: what falls due within a millisecond is done together.
    private var untilNextTimer: Int32 {
        guard let next = timers.next else { return -1 }
        let now = MonotonicClock.now
        return next <= now ? 0 : Int32(clamping: (next - now + 999_999) / 1_000_000)
    }

    private func handle(_ token: PollToken, _ readiness: Readiness) {
        if token.descriptor == mailbox.descriptor {
            for command in mailbox.takeAll() { obey(command) }
        } else if token.generation == 0 {
            acceptConnections()
        } else if let connection = connection(token) {
            handle(connection, readiness)
        }
    }

    private func obey(_ command: LoopCommand) {
        switch command {
        case .stop: isStopped = true
        case .listen(let isWanted, let done):
            if isWanted { resumeListening() } else { stopListening() }
            done.signal()
        }
    }

    private func fireTimers() {
        let now = MonotonicClock.now
        while let entry = timers.take(dueBy: now) {
            if entry.token.generation == 0 {
                resumeListening()
            } else if let connection = connection(entry.token), connection.due == entry.due {
                connection.due = nil
                wake(connection)
            }
        }
    }

    private func connection(_ token: PollToken) -> Connection? {
        let index = Int(token.descriptor)
        guard connections.indices.contains(index), let connection = connections[index] else { return nil }
        return connection.token == token ? connection : nil
    }
}

// MARK: - Listening

extension EventLoop {
    func stopListening(for span: Duration) {
        stopListening()
        timers.add(.init(due: MonotonicClock.now + span.nanoseconds, token: PollToken(descriptor: -1, generation: 0)))
    }

    func resetNext(_ count: Int) {
        connectionsToReset += count
    }

    private func stopListening() {
        stopAccepting()
        listener.stop()
    }

    private func resumeListening() {
        do { try listener.resume() } catch {
            // Nobody else has the port, and so only files can be short: later there are some.
            pauseAccepting()
            return
        }
        startAccepting()
    }

    private func startAccepting() {
        guard !isAccepting, let descriptor = listener.descriptor else { return }
        poller.add(PollToken(descriptor: descriptor, generation: 0), .readable)
        isAccepting = true
    }

    private func stopAccepting() {
        guard isAccepting, let descriptor = listener.descriptor else { return }
        poller.remove(PollToken(descriptor: descriptor, generation: 0))
        isAccepting = false
    }

    private func pauseAccepting() {
        stopAccepting()
        timers.add(.init(due: MonotonicClock.now + Self.acceptPause, token: PollToken(descriptor: -1, generation: 0)))
    }

    private func acceptConnections() {
        for _ in 0..<Self.acceptsAtOnce {
            guard let listening = listener.descriptor else { return }
            guard open < Self.connectionLimit else { return pauseAccepting() }
            let descriptor = accept(listening, nil, nil)
            guard descriptor >= 0 else {
                if errno == EMFILE || errno == ENFILE { pauseAccepting() }
                return
            }
            board.connectionOpened()
            admit(descriptor)
        }
    }

    private func admit(_ descriptor: Int32) {
        guard connectionsToReset == 0 else {
            connectionsToReset -= 1
            board.connectionClosed()
            return Descriptors.reset(descriptor)
        }
        Descriptors.makeNonBlocking(descriptor)
        Descriptors.sendAtOnce(descriptor)
        // Generation 0 is the listener's.
        lastGeneration = lastGeneration == .max ? 1 : lastGeneration + 1
        let connection = Connection(token: PollToken(descriptor: descriptor, generation: lastGeneration))
        let index = Int(descriptor)
        if index >= connections.count {
            connections += [Connection?](repeating: nil, count: index + 1 - connections.count)
        }
        connections[index] = connection
        open += 1
        poller.add(connection.token, connection.readiness)
    }

    /// Forgets a connection. Its descriptor has to be closed by then.
    func remove(_ connection: Connection) {
        connections[Int(connection.token.descriptor)] = nil
        open -= 1
        board.connectionClosed()
    }
}
