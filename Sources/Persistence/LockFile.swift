import Glibc

/// The file beside a database that `flock(2)` is called on.
///
/// The kernel drops the lock when the process ends, however it ends. The file is left in place: to remove it could take it
/// away from under a process that has just opened it.
struct LockFile {
    let path: String
    let descriptor: Int32

    /// Opens or makes `path` with `.lock` added, and does not lock it yet.
    init(beside path: String) throws(PersistenceError) {
        self.path = path + ".lock"
        descriptor = open(self.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw Self.openingError(errno, path: path) }
    }

    /// Whether the lock is now held; false where another has it.
    func lock() throws(PersistenceError) -> Bool {
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return true }
        let reason = errno
        guard reason == EWOULDBLOCK || reason == EINTR else {
            throw .inputOutput(path: path, detail: String(cString: strerror(reason)))
        }
        return false
    }

    func unlock() {
        flock(descriptor, LOCK_UN)
    }

    /// Closes the file, and with it gives the lock up.
    func close() {
        Glibc.close(descriptor)
    }

    private static func openingError(_ code: Int32, path: String) -> PersistenceError {
        switch code {
        case EACCES, EPERM, EROFS: .readOnly(path: path)
        case ENOENT, ENOTDIR: .missingFolder(path: path)
        case ENOSPC, EDQUOT: .full(path: path)
        default: .cannotOpen(path: path + ".lock", detail: String(cString: strerror(code)))
        }
    }
}
