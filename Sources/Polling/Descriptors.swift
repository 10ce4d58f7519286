import Glibc

/// Calls on TCP sockets of this machine, on descriptors that never block.
package enum Descriptors {
    /// - Throws: where no more files may be opened.
    package static func socket() throws(SystemCallError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = Glibc.socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw SystemCallError("socket") }
        return descriptor
    }

    /// Gives it an address of its own. Whether that worked; if not, `errno` says why.
    ///
    /// - Parameters:
    ///   - host: an IPv4 address as a number, such as 0x7F000001.
    ///   - port: 0 takes a free one.
    package static func bind(_ descriptor: Int32, host: UInt32, port: UInt16) -> Bool {
        withAddress(host, port) { Glibc.bind(descriptor, $0, $1) == 0 }
    }

    /// Begins to connect. False where that failed at once; else the socket gets writable when it is decided.
    package static func connect(_ descriptor: Int32, host: UInt32, port: UInt16) -> Bool {
        withAddress(host, port) { Glibc.connect(descriptor, $0, $1) == 0 || errno == EINPROGRESS }
    }

    /// What a connect came to, as `errno` numbers it; 0 is success.
    package static func pendingError(_ descriptor: Int32) -> Int32 {
        var code: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length) == 0 else { return errno }
        return code
    }

    package static func port(of descriptor: Int32) -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    /// What is sent goes out at once: tokens are small and Nagle's algorithm would hold them back.
    package static func sendAtOnce(_ descriptor: Int32) {
        set(TCP_NODELAY, level: Int32(IPPROTO_TCP), to: Int32(1), on: descriptor)
    }

    /// An address that is bound with port 0 gets its port when it connects, so that each destination has all ports.
    package static func choosePortLate(_ descriptor: Int32) {
        set(IP_BIND_ADDRESS_NO_PORT, level: Int32(IPPROTO_IP), to: Int32(1), on: descriptor)
    }

    /// The port can be bound again while old connections of it are dying.
    package static func reuseAddress(_ descriptor: Int32) {
        set(SO_REUSEADDR, level: SOL_SOCKET, to: Int32(1), on: descriptor)
    }

    /// The kernel keeps so many bytes for it that nobody has read yet. To be called before it connects.
    package static func limitReceived(_ descriptor: Int32, bytes: Int32) {
        set(SO_RCVBUF, level: SOL_SOCKET, to: bytes, on: descriptor)
    }

    package static func makeNonBlocking(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    /// Closes with a RST instead of a FIN.
    package static func reset(_ descriptor: Int32) {
        set(SO_LINGER, level: SOL_SOCKET, to: linger(l_onoff: 1, l_linger: 0), on: descriptor)
        close(descriptor)
    }

    private static func withAddress(
        _ host: UInt32,
        _ port: UInt16,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = host.bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
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
