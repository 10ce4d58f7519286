import Glibc

/// The name of the socket beside a database, as the system's calls take it.
///
/// An address has room for 107 bytes. A longer path is reached by way of its folder, opened, as
/// `/proc/self/fd/7/shop.sqlite.sock`: no thread's working directory changes.
struct SocketName: ~Copyable {
    /// The whole path, for messages and for calls that take any length.
    let path: String
    private let address: [UInt8]
    private let folder: Int32?

    init(beside database: String) throws(HandoverError) {
        let path = database + ".sock"
        self.path = path
        guard path.utf8.count > Self.room else {
            address = Array(path.utf8)
            folder = nil
            return
        }
        let slash = path.lastIndex(of: "/")
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        let place = slash.map { String(path[..<$0]) } ?? "."
        let descriptor = open(place.isEmpty ? "/" : place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(path: path, detail: String(cString: strerror(errno))) }
        let address = Array("/proc/self/fd/\(descriptor)/\(name)".utf8)
        guard address.count <= Self.room else {
            close(descriptor)
            throw .longName(String(name))
        }
        self.address = address
        folder = descriptor
    }

    deinit {
        if let folder { close(folder) }
    }

    /// What `sun_path` holds beside the NUL at its end.
    private static var room: Int { 107 }

    /// Calls `bind` or `connect`.
    func withAddress(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var socketAddress = sockaddr_un()
        socketAddress.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &socketAddress.sun_path) { $0.copyBytes(from: address) }
        // Unsafe: the calls take any kind of address as `sockaddr`, and the length says how long it is.
        return withUnsafePointer(to: &socketAddress) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
