import Glibc
import Synchronization

/// The thread that runs a loop, until nobody holds it any more or its mailbox is closed.
final class LoopThread: Sendable {
    private struct State {
        var hasEnded = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// What the thread is given; it outlives the owner of the thread.
    private final class Context: Sendable {
        let state = Mutex(State())
        // The loop is handed to the thread and touched by nobody else.
        nonisolated(unsafe) let loop: TransferLoop

        init(loop: TransferLoop) {
            self.loop = loop
        }
    }

    let mailbox: Mailbox
    private let end: Mutex<pthread_t?>
    private let context: Context

    init(running loop: sending TransferLoop, mailbox: Mailbox) throws(TransportError) {
        self.mailbox = mailbox
        context = Context(loop: loop)
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(context)
        let code = pthread_create(&thread, nil, Self.body, argument.toOpaque())
        guard code == 0 else {
            argument.release()
            throw .unexpected("pthread_create: \(String(cString: strerror(code)))")
        }
        end = Mutex(thread)
    }

    deinit {
        mailbox.close()
        end.withLock { thread in
            if let thread { pthread_detach(thread) }
        }
    }

    /// Waits until the loop has ended and the thread is gone.
    func join() async {
        await withCheckedContinuation { continuation in
            let hasEnded = context.state.withLock { state in
                if !state.hasEnded { state.waiting.append(continuation) }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
        // Its last step is done, so that this does not block.
        if let thread = end.withLock({ $0.take() }) { pthread_join(thread, nil) }
    }

    private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
        guard let argument else { return nil }
        let context = Unmanaged<Context>.fromOpaque(argument).takeRetainedValue()
        // Signals go to the threads that expect them; a socket that was closed must not end the process.
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        context.loop.run()
        let waiting = context.state.withLock { state in
            state.hasEnded = true
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
        return nil
    }
}
