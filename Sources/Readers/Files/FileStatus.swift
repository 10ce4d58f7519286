import Glibc

/// What the system says of a path, links followed.
struct FileStatus {
    enum Kind: Equatable {
        case file
        case folder
        /// With its article, for a message.
        case other(String)
    }

    /// Tells files apart, whatever their names.
    struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
    }

    let kind: Kind
    let size: Int
    let identity: Identity

    init(ofPath path: String) throws(FileFault) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw Self.fault(errno) }
        self.init(status)
    }

    init(ofDescriptor descriptor: Int32) throws(FileFault) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.fault(errno) }
        self.init(status)
    }

    /// Whether the path is a symbolic link, to whatever.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    static func fault(_ number: Int32) -> FileFault {
        switch number {
        case ENOENT, ENOTDIR: .notFound
        case EACCES, EPERM: .notPermitted
        default: .unreadable(errorNumber: number)
        }
    }

    private init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFIFO: .other("a named pipe")
            case S_IFSOCK: .other("a socket")
            case S_IFCHR, S_IFBLK: .other("a device")
            default: .other("no regular file")
            }
        size = Int(clamping: status.st_size)
        identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }
}
