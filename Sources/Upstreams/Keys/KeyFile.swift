import Glibc

/// What a file that holds a key has in it, and who may read it.
package struct KeyFile: Sendable {
    package var text: String
    /// The permissions, such as `0o600`.
    package var mode: UInt32

    package init(text: String, mode: UInt32) {
        self.text = text
        self.mode = mode
    }

    var isOpenToOthers: Bool { mode & 0o077 != 0 }

    /// Reads a file of at most 64 KiB. It never waits, as it would for a pipe.
    ///
    /// - Throws: a sentence's end, such as “there is no such file”.
    package static func read(_ path: String) throws(KeyProblem) -> KeyFile {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .unreadable(reason()) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .unreadable(reason()) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable("it is not a file") }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw .unreadable(reason()) }
        return KeyFile(text: String(decoding: bytes.prefix(count), as: UTF8.self), mode: status.st_mode & 0o777)
    }

    private static func reason() -> String {
        switch errno {
        case ENOENT, ENOTDIR: "there is no such file"
        case EACCES, EPERM: "its permissions do not let you"
        default: String(cString: strerror(errno))
        }
    }
}
