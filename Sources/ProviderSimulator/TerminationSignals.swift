import Foundation
import Glibc

/// Waits for the signal to end. It has to be made before other threads are, which inherit that the signals are blocked.
struct TerminationSignals {
    private let signals: sigset_t

    init() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        self.signals = signals
    }

    func wait() {
        var signals = signals
        var signal: Int32 = 0
        sigwait(&signals, &signal)
    }

    /// Whoever started this program and was killed closes the other end of its input.
    func raiseWhenInputEnds() {
        let thread = Thread {
            var bytes = [UInt8](repeating: 0, count: 512)
            while true {
                let count = read(STDIN_FILENO, &bytes, bytes.count)
                if count == 0 || (count < 0 && errno != EINTR) { break }
            }
            kill(getpid(), SIGTERM)
        }
        thread.start()
    }
}
