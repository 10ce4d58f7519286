import Dispatch
import Glibc

/// One end of a connection between two processes, over which messages go.
///
/// A message is its length in four bytes, a version in one, and so many bytes. Calls of `send` and `receive` block, and are
/// for `perform`, which runs them on a thread of this connection alone.
final class LocalSocket: Sendable {
    /// The longest message, 64 MiB: some 300 chunks take one.
    static let longestMessage = 64 << 20
    static let version: UInt8 = 1
    /// How long the rest of a message may stand still.
    static let standstill = Duration.seconds(30)

    /// Open until the last reference goes, so no thread ever uses the number of another file.
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "nuthatch-handover")

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// A connection to whoever listens; nil where nobody does.
    static func connected(to name: borrowing SocketName) throws(HandoverError) -> LocalSocket? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(path: name.path, detail: String(cString: strerror(errno))) }
        let connection = LocalSocket(descriptor)
        guard name.withAddress({ connect(descriptor, $0, $1) }) != 0 else { return connection }
        switch errno {
        case ENOENT, ENOTDIR, ECONNREFUSED: return nil
        case let fault: throw .system(path: name.path, detail: String(cString: strerror(fault)))
        }
    }

    /// Runs what blocks, one after another.
    func perform<Value: Sendable>(_ work: @escaping @Sendable (LocalSocket) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work(self) }) }
        }
    }

    /// The user whose process is at the other end; nil where the system does not say.
    var peer: uid_t? {
        // `struct ucred`, which Glibc shows to GNU programs only: process, user, group.
        var credentials: (process: pid_t, user: uid_t, group: gid_t) = (0, 0, 0)
        var size = socklen_t(MemoryLayout.size(ofValue: credentials))
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 else { return nil }
        return credentials.user
    }

    /// No message is taken any more; one that is under way is answered.
    func stopReceiving() {
        shutdown(descriptor, Int32(SHUT_RD))
    }

    // MARK: - Messages

    func send(_ message: [UInt8]) throws(SocketFault) {
        guard message.count <= Self.longestMessage else { throw .tooLong(message.count) }
        var head = withUnsafeBytes(of: UInt32(message.count).littleEndian) { Array($0) }
        head.append(Self.version)
        try sendAll(head)
        try sendAll(message)
    }

    /// The next message; nil where the other end has closed between two.
    ///
    /// - Parameter patience: how long it is waited for; nil waits for ever.
    func receive(within patience: Duration?) throws(SocketFault) -> [UInt8]? {
        guard try wait(for: POLLIN, within: patience) else { throw .timedOut }
        var head: [UInt8] = []
        try receive(5, into: &head)
        if head.isEmpty { return nil }
        guard head.count == 5 else { throw .ended }
        guard head[4] == Self.version else { throw .otherVersion(Int(head[4])) }
        let length = head.withUnsafeBytes { Int(UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self))) }
        guard length <= Self.longestMessage else { throw .tooLong(length) }
        var message: [UInt8] = []
        try receive(length, into: &message)
        guard message.count == length else { throw .ended }
        return message
    }

    private func sendAll(_ bytes: [UInt8]) throws(SocketFault) {
        var sent = 0
        while sent < bytes.count {
            // Unsafe: send(2) takes a pointer; the bytes live for the call.
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count >= 0 {
                sent += count
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN: guard try wait(for: POLLOUT, within: Self.standstill) else { throw .timedOut }
            case EPIPE, ECONNRESET: throw .ended
            case let fault: throw .system(fault)
            }
        }
    }

    /// Appends `count` bytes, or fewer where the other end closes. Room is made for what has come, not for what was
    /// announced.
    private func receive(_ count: Int, into message: inout [UInt8]) throws(SocketFault) {
        var piece = [UInt8](repeating: 0, count: min(count, 256 << 10))
        while message.count < count {
            let wanted = min(piece.count, count - message.count)
            let received = recv(descriptor, &piece, wanted, Int32(MSG_DONTWAIT))
            if received > 0 {
                message.append(contentsOf: piece[..<received])
                continue
            }
            guard received < 0 else { return }
            switch errno {
            case EINTR: continue
            case EAGAIN: guard try wait(for: POLLIN, within: Self.standstill) else { throw .timedOut }
            case ECONNRESET: throw .ended
            case let fault: throw .system(fault)
            }
        }
    }

    /// Whether there is something to read, or room to write, before the time is over.
    private func wait(for event: Int32, within patience: Duration?) throws(SocketFault) -> Bool {
        let end = patience.map { ContinuousClock.now + $0 }
        while true {
            var milliseconds: Int32 = -1
            if let end {
                let left = max(.zero, end - .now)
                milliseconds = Int32(clamping: Int64(left / .milliseconds(1)) + 1)
            }
            var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
            let ready = poll(&entry, 1, milliseconds)
            if ready > 0 { return true }
            if ready < 0, errno != EINTR { throw .system(errno) }
            if let end, .now >= end { return false }
        }
    }
}
