import Synchronization

/// What callers want of the transport's thread. The thread is woken only where it may be asleep.
final class Mailbox: Sendable {
    enum Command: Sendable {
        case start(Transfer)
        case cancel(Transfer)
        /// A held stream is read again.
        case goOn(Transfer)
    }

    private struct State {
        var commands: [Command] = []
        var isClosed = false
        var mayBeAsleep = false
    }

    private let state = Mutex(State())
    private let waker: Waker

    init(waker: Waker) {
        self.waker = waker
    }

    /// - Returns: false after `close`, when nobody reads it any more.
    @discardableResult
    func post(_ command: Command) -> Bool {
        let (isPosted, wakes) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.commands.append(command)
            return (true, state.mayBeAsleep.exchange(false))
        }
        if wakes { waker.wake() }
        return isPosted
    }

    /// No command comes any more; those posted are still read.
    func close() {
        let wakes = state.withLock { state in
            state.isClosed = true
            return state.mayBeAsleep.exchange(false)
        }
        if wakes { waker.wake() }
    }

    var hasCommands: Bool { state.withLock { !$0.commands.isEmpty } }

    /// Whether the thread may sleep: there is nothing to read, and who posts will wake it.
    func allowsSleep() -> Bool {
        state.withLock { state in
            state.mayBeAsleep = state.commands.isEmpty && !state.isClosed
            return state.mayBeAsleep
        }
    }

    /// Moves all commands into `commands`, which is empty.
    ///
    /// - Returns: whether the mailbox is closed.
    func take(_ commands: inout [Command]) -> Bool {
        state.withLock { state in
            state.mayBeAsleep = false
            swap(&commands, &state.commands)
            return state.isClosed
        }
    }
}

extension Bool {
    fileprivate mutating func exchange(_ new: Bool) -> Bool {
        defer { self = new }
        return self
    }
}
