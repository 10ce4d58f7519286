import Foundation
import Glibc
import Synchronization

/// A loopback server made of bytes: each connection is served by a closure on a thread of its own, which may break every
/// rule of HTTP.
package final class RawServer: Sendable {
    /// More connections at once are closed as soon as they come.
    package static let connectionLimit = 2_000

    private struct State {
        var accepted = 0
        var open: [ObjectIdentifier: RawConnection] = [:]
        var isStopped = false
    }

    package let port: UInt16
    private let listener: Int32
    private let state: SharedState

    private final class SharedState: Sendable {
        let value = Mutex(State())
    }

    /// - Parameter serve: what is done with a connection; it is closed when the closure returns.
    package init(_ serve: @escaping @Sendable (RawConnection) -> Void) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, size) | listen(listener, 2_048) | getsockname(listener, pointer, &size)
            }
        }
        guard listener >= 0, code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        let state = SharedState()
        self.state = state
        RawServer.detach { Self.accept(listener, state: state, serve: serve) }
    }

    deinit { stop() }

    /// `http://127.0.0.1:PORT`.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// Connections accepted so far.
    package var connections: Int { state.value.withLock { $0.accepted } }

    /// Refuses further connections and closes the open ones.
    package func stop() {
        let open = state.value.withLock { state -> [RawConnection]? in
            if state.isStopped { return nil }
            state.isStopped = true
            return Array(state.open.values)
        }
        guard let open else { return }
        // Wakes the thread in `accept`, which closes the descriptor.
        shutdown(listener, Int32(SHUT_RDWR))
        for connection in open { connection.interrupt() }
    }

    private static func accept(
        _ listener: Int32,
        state: SharedState,
        serve: @escaping @Sendable (RawConnection) -> Void
    ) {
        while true {
            let descriptor = Glibc.accept(listener, nil, nil)
            if descriptor < 0 { break }
            let connection = RawConnection(descriptor)
            let isServed = state.value.withLock { state in
                guard !state.isStopped, state.open.count < connectionLimit else { return false }
                state.accepted += 1
                state.open[ObjectIdentifier(connection)] = connection
                return true
            }
            guard isServed else { continue }
            detach {
                serve(connection)
                state.value.withLock { $0.open[ObjectIdentifier(connection)] = nil }
                connection.close()
            }
        }
        close(listener)
    }

    private static func detach(_ body: @escaping @Sendable () -> Void) {
        let thread = Thread(block: body)
        thread.stackSize = 256 << 10
        thread.start()
    }
}
