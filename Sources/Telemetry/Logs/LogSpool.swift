import Dispatch
import Foundation
import Glibc
import Synchronization

/// A bounded buffer of lines, and the thread that empties it.
///
/// A caller copies its line under a lock that is never held for longer than such a copy takes. The thread takes all that
/// waits at once, leaves an empty buffer in its place, and writes while callers fill that one.
final class LogSpool: Sendable {
    private struct State {
        var lines: [UInt8] = []
        /// Lines that found no room since the buffer was taken last.
        var dropped = 0
        /// Whoever wants to hear that what is in the buffer is out.
        var waiting: [CheckedContinuation<Void, Never>] = []
        var isClosed = false
        var attention = Attention.called

        var isEmpty: Bool { lines.isEmpty && dropped == 0 && waiting.isEmpty && !isClosed }
    }

    /// What the thread is about. To wake it takes longer than to make a line, so it is done for the first line after a
    /// pause, and then only for what cannot wait.
    private enum Attention {
        /// Sleeps until it is called.
        case asleep
        /// Will look by itself, within `rest`.
        case resting
        /// Has been called.
        case called
    }

    /// How long a line waits at most for others to be written with.
    private static let rest = DispatchTimeInterval.milliseconds(5)

    private let capacity: Int
    private let write: @Sendable ([UInt8]) -> Void
    private let notice: @Sendable (Int) -> [UInt8]
    private let state = Mutex(State())
    private let hasWork = DispatchSemaphore(value: 0)

    /// - Parameters:
    ///   - capacity: bytes that wait at most; as many again may be on their way out.
    ///   - write: gets one or more whole lines; may block.
    ///   - notice: the line that says how many were dropped.
    init(
        capacity: Int,
        write: @escaping @Sendable ([UInt8]) -> Void,
        notice: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.capacity = capacity
        self.write = write
        self.notice = notice
        let thread = Thread { self.run() }
        thread.name = "nuthatch-log"
        thread.start()
    }

    /// - Parameter isUrgent: whether it is to be written at once.
    func append(_ line: [UInt8], isUrgent: Bool) {
        change { state in
            guard line.count <= capacity - state.lines.count else {
                state.dropped += 1
                return true
            }
            state.lines += line
            return isUrgent || state.lines.count > capacity / 2
        }
    }

    /// Waits until what was appended before is written.
    func flush() async {
        await withCheckedContinuation { continuation in
            change { state in
                state.waiting.append(continuation)
                return true
            }
        }
    }

    /// Ends the thread once it has written what there is. Nothing may be appended after.
    func close() {
        change { state in
            state.isClosed = true
            return true
        }
    }

    /// - Parameter body: says whether the thread is to see to it at once.
    private func change(_ body: (inout State) -> Bool) {
        let mustCall = state.withLock { state in
            let isUrgent = body(&state)
            guard state.attention == .asleep || (isUrgent && state.attention == .resting) else { return false }
            state.attention = .called
            return true
        }
        if mustCall { hasWork.signal() }
    }

    private func run() {
        Self.ignoreLostReaders()
        var taken = State()
        while !taken.isClosed {
            take(into: &taken)
            if taken.isEmpty {
                hasWork.wait()
                continue
            }
            if taken.dropped > 0 { taken.lines += notice(taken.dropped) }
            if !taken.lines.isEmpty { write(taken.lines) }
            for continuation in taken.waiting { continuation.resume() }
            if !taken.isClosed { _ = hasWork.wait(timeout: .now() + Self.rest) }
        }
    }

    /// Takes all there is to do, and leaves the buffer of the last time in its place.
    private func take(into taken: inout State) {
        taken.lines.removeAll(keepingCapacity: true)
        taken.dropped = 0
        taken.waiting = []
        state.withLock { state in
            swap(&state, &taken)
            state.isClosed = taken.isClosed
            state.attention = taken.isEmpty ? .asleep : .resting
        }
    }

    /// Where nobody reads the output any more, a write fails and does not end the process.
    private static func ignoreLostReaders() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
