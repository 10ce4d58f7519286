import Dispatch
import Glibc
package import RAGCore
import Synchronization

/// Takes in the writes of other processes, for the one that holds the writer's lock of a database.
///
/// It listens on a socket beside the database, `FILE.sock`, which only its own user and root can open. A write is done once
/// its whole message is there, and what a client leaves unfinished counts as nothing. Each connection has a thread of its
/// own, so one that is slow or broken holds up no other.
package final class HandoverServer: Sendable {
    /// Processes that are served at once; one more is told so.
    package static let connectionLimit = 32

    private struct State {
        var connections: [ObjectIdentifier: LocalSocket] = [:]
        var isStopped = false
    }

    private let path: String
    private let listener: Int32
    private let receiver: WriteReceiver
    private let state = Mutex(State())
    private let acceptQueue = DispatchQueue(label: "nuthatch-handover-accept")

    /// Listens from now on. Whoever makes it holds the writer's lock, so a socket that is there already is a dead one's.
    ///
    /// - Parameters:
    ///   - database: the path as the store has it, links resolved.
    ///   - keys: nil where this process keeps none.
    package init(
        beside database: String,
        writer: any CorpusWriter,
        keys: (any AccessKeyStore)? = nil
    ) throws(HandoverError) {
        let name = try SocketName(beside: database)
        path = name.path
        receiver = WriteReceiver(writer: writer, keys: keys)
        listener = try Self.listen(on: name)
    }

    deinit {
        stop()
        close(listener)
    }

    private static func listen(on name: borrowing SocketName) throws(HandoverError) -> Int32 {
        var info = stat()
        if lstat(name.path, &info) == 0 {
            guard info.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: name.path) }
            unlink(name.path)
        }
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        // Nobody can connect before `listen`, so the mode is right for all.
        guard listener >= 0, name.withAddress({ bind(listener, $0, $1) }) == 0, chmod(name.path, 0o600) == 0,
            Glibc.listen(listener, 64) == 0
        else {
            let detail = String(cString: strerror(errno))
            if listener >= 0 { close(listener) }
            throw .system(path: name.path, detail: detail)
        }
        return listener
    }

    /// Serves until `stop`, or until the task is cancelled; then what is under way is finished and answered.
    package func run() async {
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                while let socket = await accept() {
                    guard isWelcome(socket) else { continue }
                    group.addTask { await self.serve(socket) }
                }
            }
        } onCancel: {
            stop()
        }
    }

    /// Takes the socket away and no write any more. Again is fine.
    package func stop() {
        let connections = state.withLock { state -> [LocalSocket]? in
            if state.isStopped { return nil }
            state.isStopped = true
            return Array(state.connections.values)
        }
        guard let connections else { return }
        unlink(path)
        // Wakes the thread in `accept`.
        shutdown(listener, Int32(SHUT_RDWR))
        for connection in connections { connection.stopReceiving() }
    }

    private var isStopped: Bool { state.withLock(\.isStopped) }

    /// The next connection; nil once it is stopped.
    private func accept() async -> LocalSocket? {
        await withCheckedContinuation { continuation in
            acceptQueue.async { continuation.resume(returning: self.acceptBlocking()) }
        }
    }

    private func acceptBlocking() -> LocalSocket? {
        while !isStopped {
            let descriptor = Glibc.accept(listener, nil, nil)
            if descriptor >= 0 {
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                return LocalSocket(descriptor)
            }
            // Out of descriptors or memory: what is open may end soon. This thread may sleep.
            if errno != EINTR, errno != ECONNABORTED, !isStopped { usleep(50_000) }
        }
        return nil
    }

    /// The mode of the socket keeps others out too; but a folder may be on a file system that has no modes.
    private func isWelcome(_ socket: LocalSocket) -> Bool {
        guard let peer = socket.peer else { return false }
        return peer == geteuid() || peer == 0
    }

    private func serve(_ socket: LocalSocket) async {
        let hasRoom = state.withLock { state in
            guard !state.isStopped, state.connections.count < Self.connectionLimit else { return false }
            state.connections[ObjectIdentifier(socket)] = socket
            return true
        }
        defer { state.withLock { $0.connections[ObjectIdentifier(socket)] = nil } }
        do {
            guard hasRoom else {
                return try await reply(.refused(.databaseRefused, Self.fullMessage), on: socket)
            }
            while !isStopped, let request = try await nextRequest(on: socket) {
                try await reply(await receiver.reply(to: request), on: socket)
            }
        } catch let error as HandoverError {
            try? await reply(.refused(error.kind, error.description), on: socket)
        } catch {
            // The client is gone, and what it left unfinished counts as nothing.
        }
    }

    private func nextRequest(on socket: LocalSocket) async throws -> WriteRequest? {
        try await socket.perform { socket in
            do {
                return try socket.receive(within: nil).map { bytes in try WriteRequest(decoding: bytes) }
            } catch SocketFault.otherVersion(let version) {
                throw HandoverError.otherVersion(Int(LocalSocket.version), known: version)
            } catch SocketFault.tooLong(let bytes) {
                throw HandoverError.tooLong(bytes: bytes, limit: LocalSocket.longestMessage)
            }
        }
    }

    private func reply(_ reply: WriteReply, on socket: LocalSocket) async throws {
        try await socket.perform { try $0.send(reply.encoded()) }
    }

    private static let fullMessage =
        "\(connectionLimit) commands write beside the service already; try again when one of them has ended."
}
