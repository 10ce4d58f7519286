import Glibc

/// A socket that listens, accepts nobody, and whose queue is full: who connects hears nothing, as from a black hole.
final class FullListener {
    struct NotFull: Error {}

    let port: UInt16
    private var descriptors: [Int32] = []

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        descriptors.append(listener)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = Self.withGeneric(&address) {
            bind(listener, $0, size) | listen(listener, 0) | getsockname(listener, $0, &size)
        }
        guard code == 0 else { throw NotFull() }
        port = UInt16(bigEndian: address.sin_port)
        for _ in 0..<16 {
            let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
            descriptors.append(client)
            _ = Self.withGeneric(&address) { connect(client, $0, size) }
            var entry = pollfd(fd: client, events: Int16(POLLOUT), revents: 0)
            if poll(&entry, 1, 50) == 0 { return }
        }
        throw NotFull()
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }

    private static func withGeneric(_ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Int32)
        -> Int32
    {
        withUnsafeMutablePointer(to: &address) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body) }
    }
}
