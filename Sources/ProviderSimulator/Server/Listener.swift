import Glibc
import Polling

/// A port of 127.0.0.1 that can stop listening and start again.
///
/// A second socket, bound and never listening, keeps the port meanwhile: connects are refused, and no other program gets
/// it.
struct Listener: ~Copyable {
    /// The kernel cuts it to `net.core.somaxconn`.
    private static let backlog: Int32 = 4096

    let port: UInt16
    private let reservation: Int32
    private(set) var descriptor: Int32?

    /// - Parameter port: 0 takes a free one.
    init(port: UInt16) throws(SimulatorError) {
        let reservation = try Self.boundSocket(port: port)
        let port = Descriptors.port(of: reservation)
        do {
            descriptor = try Self.listeningSocket(port: port)
        } catch {
            close(reservation)
            throw error
        }
        self.reservation = reservation
        self.port = port
    }

    deinit {
        if let descriptor { close(descriptor) }
        close(reservation)
    }

    mutating func resume() throws(SimulatorError) {
        if descriptor == nil { descriptor = try Self.listeningSocket(port: port) }
    }

    mutating func stop() {
        guard let descriptor else { return }
        // Not by closing alone: a child that has been forked and not yet executed holds the socket too, and it would listen.
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
        self.descriptor = nil
    }

    private static func listeningSocket(port: UInt16) throws(SimulatorError) -> Int32 {
        let socket = try boundSocket(port: port)
        guard listen(socket, backlog) == 0 else {
            let code = errno
            close(socket)
            throw .cannotBind(port: Int(port), code: code)
        }
        return socket
    }

    private static func boundSocket(port: UInt16) throws(SimulatorError) -> Int32 {
        let descriptor: Int32
        do { descriptor = try Descriptors.socket() } catch { throw SimulatorError(error) }
        Descriptors.reuseAddress(descriptor)
        guard Descriptors.bind(descriptor, host: INADDR_LOOPBACK, port: port) else {
            let code = errno
            close(descriptor)
            throw .cannotBind(port: Int(port), code: code)
        }
        return descriptor
    }
}
