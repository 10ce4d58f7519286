import CCurl
import Glibc

/// The thread of a transport: sockets, commands, time limits. All of libcurl happens here.
///
/// A turn costs as many steps as there are events and pools, however many transfers there are.
final class TransferLoop {
    private let mailbox: Mailbox
    private let settings: TransportSettings
    private let count: TransferCount
    private let epoll: Epoll
    private let turn = LoopTurn()
    private var pools: [String: ConnectionPool] = [:]
    private var numbers: [Int32: ConnectionPool] = [:]
    private var lastNumber: Int32 = 0
    private var transfers: [Transfer] = []

    init(settings: TransportSettings, mailbox: Mailbox, waker: Waker, count: TransferCount) throws(TransportError) {
        self.settings = settings
        self.mailbox = mailbox
        self.count = count
        epoll = try Epoll()
        try epoll.watch(waker)
    }

    /// Until the mailbox is closed.
    func run() {
        var commands: [Mailbox.Command] = []
        var isClosed = false
        while !isClosed {
            if !isExpectingMore() { epoll.wait(milliseconds: mailbox.allowsSleep() ? timeout : 0) }
            turn.now = .now
            for event in epoll.events { act(on: event) }
            isClosed = mailbox.take(&commands)
            for command in commands { obey(command) }
            commands.removeAll(keepingCapacity: true)
            for pool in pools.values where pool.runDueTimer() { collect(from: pool) }
            if turn.takeDueAlarm() { enforceLimits() }
            turn.handOver()
        }
        for transfer in transfers { end(transfer, .failure(TransportError.closed), startsNext: false) }
        turn.handOver()
        // With them their connections.
        pools = [:]
        numbers = [:]
    }

    /// Whether something comes within a moment, for which it is not worth to sleep.
    ///
    /// To wake a thread takes some 25 microseconds on a machine with idle cores, twice in a call, which is as long as a
    /// near upstream takes to answer. With many transfers there is always something to do, and looking again would only
    /// take the core from others; so it is done for few.
    private func isExpectingMore() -> Bool {
        guard transfers.count <= Self.few, Self.hasSpareCore else { return false }
        let end = ContinuousClock.now + Self.moment
        repeat {
            epoll.wait(milliseconds: 0)
            if !epoll.events.isEmpty || mailbox.hasCommands { return true }
        } while ContinuousClock.now < end
        return false
    }

    private static let few = 2
    private static let moment = Duration.microseconds(50)
    private static let hasSpareCore = sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1

    /// Until the next thing that time alone brings, in milliseconds; -1 if nothing.
    private var timeout: Int32 {
        let next = pools.values.lazy.compactMap(\.timer).min()
        guard let instant = [next, turn.alarm].lazy.compactMap({ $0 }).min() else { return -1 }
        let left = (instant - turn.now) / .milliseconds(1)
        return Int32(max(0, min(left.rounded(.up), 60_000)))
    }

    private func act(on event: Epoll.Event) {
        guard let pool = numbers[event.pool] else { return }
        pool.act(on: event)
        collect(from: pool)
    }
}

// MARK: - Commands

extension TransferLoop {
    private func obey(_ command: Mailbox.Command) {
        switch command {
        case .start(let transfer): start(transfer)
        case .cancel(let transfer): cancel(transfer)
        case .goOn(let transfer): goOn(transfer)
        }
    }

    private func start(_ transfer: Transfer) {
        guard case .submitted = transfer.stage else {
            count.leave()
            return turn.end(transfer, .failure(CancellationError()))
        }
        transfer.position = transfers.count
        transfers.append(transfer)
        transfer.attach(to: turn)
        do throws(TransportError) {
            let pool = try pool(named: transfer.request.pool)
            if pool.hasRoom { try pool.start(transfer) } else { pool.wait(transfer) }
        } catch {
            end(transfer, .failure(error))
        }
    }

    private func cancel(_ transfer: Transfer) {
        switch transfer.stage {
        // The command to start it is still on its way.
        case .submitted: transfer.stage = .ended
        case .waiting, .running: end(transfer, .failure(CancellationError()))
        case .ended: break
        }
    }

    private func goOn(_ transfer: Transfer) {
        guard case .running(let handle) = transfer.stage, let pool = pools[transfer.request.pool] else { return }
        transfer.resumeClock()
        pool.goOn(handle)
        collect(from: pool)
    }

    private func pool(named name: String) throws(TransportError) -> ConnectionPool {
        if let pool = pools[name] { return pool }
        lastNumber = lastNumber == .max ? 1 : lastNumber + 1
        let pool = try ConnectionPool(name: name, number: lastNumber, settings: settings, epoll: epoll, turn: turn)
        pools[name] = pool
        numbers[lastNumber] = pool
        return pool
    }
}

// MARK: - Ends

extension TransferLoop {
    private func collect(from pool: ConnectionPool) {
        while let (transfer, code) = pool.nextFinished() {
            guard case .running(let handle) = transfer.stage else { continue }
            if let fault = transfer.fault {
                end(transfer, .failure(fault))
            } else if code == CURLE_OK {
                let isNew = handle.isNewConnection
                end(
                    transfer,
                    .success(TransferTimes(connect: isNew ? handle.connectTime : .zero, isNewConnection: isNew))
                )
            } else {
                end(transfer, .failure(TransportError(code, of: transfer, handle: handle)))
            }
        }
    }

    private func end(_ transfer: Transfer, _ result: Result<TransferTimes, any Error>, startsNext: Bool = true) {
        let pool = pools[transfer.request.pool]
        pool?.remove(transfer)
        forget(transfer)
        turn.end(transfer, result)
        guard startsNext, let pool else { return }
        startWaiting(in: pool)
        if pool.isIdle { turn.bringForward(to: turn.now + settings.poolLifetime) }
    }

    private func startWaiting(in pool: ConnectionPool) {
        while let next = pool.nextWaiting() {
            do throws(TransportError) {
                try pool.start(next)
            } catch {
                forget(next)
                turn.end(next, .failure(error))
            }
        }
    }

    private func forget(_ transfer: Transfer) {
        let last = transfers.removeLast()
        if last !== transfer {
            transfers[transfer.position] = last
            last.position = transfer.position
        }
        count.leave()
    }

    /// Ends what has reached a limit, drops pools that nobody has used for long, and finds when to look again.
    private func enforceLimits() {
        let now = turn.now
        for transfer in transfers {
            if let error = transfer.expiry(at: now) {
                end(transfer, .failure(error))
            } else {
                turn.bringForward(to: transfer.deadline)
            }
        }
        for pool in pools.values {
            guard let idleSince = pool.idleSince else { continue }
            if now >= idleSince + settings.poolLifetime {
                pools[pool.name] = nil
                numbers[pool.number] = nil
            } else {
                turn.bringForward(to: idleSince + settings.poolLifetime)
            }
        }
    }
}
