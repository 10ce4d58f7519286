import Glibc
import Polling

/// A client's connection: what it sent, what is to be sent, and where its reply stands.
///
/// The event loop's thread alone touches it.
final class Connection {
    /// A call that is being answered.
    struct Reply {
        private let steps: [Step]
        /// Nil where it is not counted.
        let call: StartedCall?
        let keepsAlive: Bool
        private var position = 0
        /// How much of the present step is done, in its own units.
        var progress = 0

        init(steps: [Step], call: StartedCall?, keepsAlive: Bool) {
            self.steps = steps
            self.call = call
            self.keepsAlive = keepsAlive
        }

        /// Nil when all are done.
        var step: Step? { position < steps.count ? steps[position] : nil }

        mutating func moveOn() {
            position += 1
            progress = 0
        }
    }

    let token: PollToken
    var input: [UInt8] = []
    var reply: Reply?
    /// When its steps go on. A timer for any other instant is an old one.
    var due: UInt64?
    /// Where the reply stands in time. Waits count from here, and so a late timer delays nothing that comes after.
    var clock: UInt64 = 0
    /// Answered, and to be closed if no call comes.
    var closesWhenIdle = false
    /// A FIN was sent. What still comes is thrown away.
    var isDraining = false
    var isClosed = false
    var hasSentContinue = false
    /// It could send on, and has given way to others.
    var hasMore = false
    var readiness: Readiness = [.readable, .ended]
    private(set) var output: [UInt8] = []
    private var written = 0
    /// The bytes that the kernel has taken since they were last reported.
    private var sent = 0

    init(token: PollToken) {
        self.token = token
    }

    /// The bytes that wait for the client to make room.
    var pending: Int { output.count - written }

    func append(_ template: Template, call: Int) {
        template.write(to: &output, call: call)
    }

    func append(_ bytes: some Sequence<UInt8>) {
        output.append(contentsOf: bytes)
    }

    /// Writes as much as the kernel takes. False where the connection is dead.
    func flush() -> Bool {
        while written < output.count {
            let count = output.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                return send(token.descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0 {
                if errno == EINTR { continue }
                let isAlive = errno == EAGAIN
                dropWritten()
                return isAlive
            }
            written += count
            sent += count
        }
        written = 0
        // A large answer's memory goes back.
        output.removeAll(keepingCapacity: output.count <= 256 * 1024)
        return true
    }

    private func dropWritten() {
        guard written > 64 * 1024 else { return }
        output.removeFirst(written)
        written = 0
    }

    /// How much was sent since this was last asked.
    func takeSent() -> Int {
        defer { sent = 0 }
        return sent
    }
}
