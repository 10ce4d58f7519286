import Glibc
import Synchronization

/// Holds the right to write a database: one process has it at a time.
///
/// The lock is `flock(2)` on `FILE.lock`, so the kernel drops it when the process ends, however it ends. The file says who
/// holds it and is left in place: to remove it could take it away from under a process that has just opened it.
final class WriterLock: Sendable {
    private let descriptor: Mutex<Int32>

    /// - Parameters:
    ///   - path: the database file.
    ///   - command: what this process calls itself.
    /// - Throws: where another holds the lock, with its number and its name.
    init(path: String, command: String) throws(PersistenceError) {
        let file = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard file >= 0 else { throw Self.openingError(errno, path: path) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            let holder = Self.holder(in: file)
            close(file)
            guard reason == EWOULDBLOCK else {
                throw .inputOutput(path: path + ".lock", detail: String(cString: strerror(reason)))
            }
            throw .heldByWriter(path: path, holder: holder)
        }
        Self.write("process \(getpid()) (\(Self.printable(command)))\n", to: file)
        descriptor = Mutex(file)
    }

    deinit { release() }

    /// Gives the lock up. Again is fine.
    func release() {
        descriptor.withLock { file in
            guard file >= 0 else { return }
            ftruncate(file, 0)
            close(file)
            file = -1
        }
    }

    private static func openingError(_ code: Int32, path: String) -> PersistenceError {
        switch code {
        case EACCES, EPERM, EROFS: .readOnly(path: path)
        case ENOENT, ENOTDIR: .missingFolder(path: path)
        case ENOSPC, EDQUOT: .full(path: path)
        default: .cannotOpen(path: path + ".lock", detail: String(cString: strerror(code)))
        }
    }

    /// The lock counts, not its text: where that cannot be written, a second writer hears of "another process".
    private static func write(_ text: String, to file: Int32) {
        guard ftruncate(file, 0) == 0 else { return }
        var bytes = Array(text.utf8)
        _ = pwrite(file, &bytes, bytes.count, 0)
    }

    private static func holder(in file: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = pread(file, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        let text = printable(String(decoding: bytes.prefix(count), as: UTF8.self))
        return text.isEmpty ? nil : text
    }

    /// Without control characters, which a terminal would act on.
    private static func printable(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.properties.generalCategory != .control }.map(Character.init).prefix(120))
    }
}
