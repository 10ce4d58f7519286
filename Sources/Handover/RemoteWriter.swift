import Dispatch
import Glibc
import Synchronization

/// Writes by way of the process that holds the writer's lock of a database.
///
/// One write at a time crosses, each whole or not at all. A connection that was closed between two writes is made anew; one
/// that breaks while a write is on it is an error, for nobody knows whether that write was made.
package final class RemoteWriter: Sendable {
    private let database: String
    private let patience: Duration
    private let connection: Mutex<LocalSocket?>
    private let queue = DispatchQueue(label: "nuthatch-handover-client")

    /// Nil where nobody takes writes in for this database.
    ///
    /// - Parameters:
    ///   - database: the path as the store has it, links resolved.
    ///   - patience: how long an answer is waited for; a write waits for those before it.
    package static func connect(beside database: String, patience: Duration = .seconds(120)) throws -> RemoteWriter? {
        guard let connection = try LocalSocket.connected(to: SocketName(beside: database)) else { return nil }
        return RemoteWriter(database: database, patience: patience, connection: connection)
    }

    private init(database: String, patience: Duration, connection: LocalSocket) {
        self.database = database
        self.patience = patience
        self.connection = Mutex(connection)
    }

    /// - Throws: `HandoverError`, and `CancellationError` for what a cancelled task has not begun.
    func perform(_ request: WriteRequest) async throws -> WriteReply {
        try Task.checkCancellation()
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.exchange(request) }) }
        }
    }

    /// Runs on the queue, one after another.
    private func exchange(_ request: WriteRequest) throws -> WriteReply {
        let message = try request.encoded()
        guard message.count <= LocalSocket.longestMessage else {
            throw HandoverError.tooLong(bytes: message.count, limit: LocalSocket.longestMessage)
        }
        do {
            let socket = try send(message)
            guard let bytes = try socket.receive(within: patience) else { throw SocketFault.ended }
            let reply = try WriteReply(decoding: bytes)
            if case .refused(let kind, let words) = reply { throw HandoverError.refused(kind, words) }
            return reply
        } catch let fault as SocketFault {
            connection.withLock { $0 = nil }
            throw error(for: fault)
        }
    }

    /// What was not sent whole was not done, so it may be sent again.
    private func send(_ message: [UInt8]) throws -> LocalSocket {
        if let socket = connection.withLock({ $0 }) {
            do {
                try socket.send(message)
                return socket
            } catch SocketFault.ended {
                // A refusal may have been the last that it said.
                if let bytes = try? socket.receive(within: .zero),
                    case .refused(let kind, let words)? = try? WriteReply(decoding: bytes)
                {
                    throw HandoverError.refused(kind, words)
                }
            }
        }
        guard let socket = try LocalSocket.connected(to: SocketName(beside: database)) else { throw SocketFault.ended }
        connection.withLock { $0 = socket }
        try socket.send(message)
        return socket
    }

    private func error(for fault: SocketFault) -> HandoverError {
        switch fault {
        case .ended: .gone(database: database)
        case .timedOut: .silent(database: database, patience: patience)
        case .tooLong(let bytes): .malformed("a reply of \(bytes) bytes")
        case .otherVersion(let version): .otherVersion(version, known: Int(LocalSocket.version))
        case .system(let code): .system(path: database + ".sock", detail: String(cString: strerror(code)))
        }
    }
}
