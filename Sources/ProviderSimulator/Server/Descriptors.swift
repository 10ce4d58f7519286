import Glibc

/// The calls on sockets that the event loop makes, on descriptors that never block.
enum Descriptors {
    /// A TCP socket bound to 127.0.0.1.
    static func boundSocket(port: UInt16) throws(SimulatorError) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw .system("socket", code: errno) }
        makeNonBlocking(descriptor)
        set(SO_REUSEADDR, level: SOL_SOCKET, to: Int32(1), on: descriptor)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isBound else {
            let code = errno
            close(descriptor)
            throw .cannotBind(port: Int(port), code: code)
        }
        return descriptor
    }

    static func port(of descriptor: Int32) -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    /// What is sent goes out at once: tokens are small and Nagle's algorithm would hold them back.
    static func sendAtOnce(_ descriptor: Int32) {
        set(TCP_NODELAY, level: Int32(IPPROTO_TCP), to: Int32(1), on: descriptor)
    }

    static func makeNonBlocking(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    /// Closes with a RST instead of a FIN.
    static func reset(_ descriptor: Int32) {
        set(SO_LINGER, level: SOL_SOCKET, to: linger(l_onoff: 1, l_linger: 0), on: descriptor)
        close(descriptor)
    }

    private static func set<Value: BitwiseCopyable>(
        _ option: Int32,
        level: Int32,
        to value: Value,
        on descriptor: Int32
    ) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Value>.size))
    }
}
