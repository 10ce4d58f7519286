import CSQLiteConfig
import Glibc

/// The file of a database, looked at before anything is opened: a file that is not ours is left as it is.
struct DatabaseFile {
    enum Content: Equatable {
        /// No file, or one of no bytes or without tables: a writer makes a database of it.
        case nothing
        case database
    }

    /// Absolute, links resolved: two names of one file have one lock, and a name that begins with `file:` is no URI.
    let path: String
    let content: Content

    /// - Throws: where the path is no regular file, not a database, another application's, or of a newer layout.
    init(path given: String, schema: Schema) throws(PersistenceError) {
        guard !given.isEmpty, !given.utf8.contains(0) else {
            throw .cannotOpen(path: given.isEmpty ? "''" : "that path", detail: "it is not the name of a file")
        }
        path = Self.resolved(given)
        guard let size = try Self.size(of: path), size > 0 else {
            content = .nothing
            return
        }
        guard size >= Self.smallestSize else { throw .notADatabase(path: path) }
        content = try Self.identified(path, as: schema)
    }

    /// Refuses a file, or a folder for a file that is yet to be made, that may not be written.
    ///
    /// The mode bits count even for a user whom they do not stop: a file without any write bit is meant to be kept.
    func checkWritable() throws(PersistenceError) {
        for name in [path, Self.folder(of: path)] {
            var info = stat()
            guard stat(name, &info) == 0 else {
                if name == path { continue }
                throw .missingFolder(path: path)
            }
            guard info.st_mode & 0o222 != 0, access(name, W_OK) == 0 else { throw .readOnly(path: path) }
        }
    }

    /// The path without links; the file itself need not be there.
    static func resolved(_ given: String) -> String {
        if let whole = canonical(given) { return whole }
        guard let folder = canonical(folder(of: given)) else { return given }
        let name = given.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        return (folder == "/" ? "" : folder) + "/" + name
    }

    private static func canonical(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Nil where there is no file.
    private static func size(of path: String) throws(PersistenceError) -> Int64? {
        var info = stat()
        guard stat(path, &info) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .cannotOpen(path: path, detail: String(cString: strerror(errno)))
        }
        guard info.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        return Int64(info.st_size)
    }

    private static func identified(_ path: String, as schema: Schema) throws(PersistenceError) -> Content {
        var identity = nuthatch_sqlite_identity()
        let code = nuthatch_sqlite_identify("file:\(escaped(path))?immutable=1", &identity)
        switch code & 0xFF {
        case 0: break
        case cannotOpenCode: throw .cannotOpen(path: path, detail: "it may not be read")
        case corruptCode where identity.application_id == schema.applicationID:
            throw .corrupt(path: path, detail: "its schema cannot be read")
        default: throw .notADatabase(path: path)
        }
        if identity.application_id == 0, identity.user_version == 0, identity.objects == 0 { return .nothing }
        guard identity.application_id == schema.applicationID else { throw .foreignDatabase(path: path) }
        guard identity.user_version <= schema.version else {
            throw .newerDatabase(path: path, version: identity.user_version, known: schema.version)
        }
        return .database
    }

    /// `SQLITE_CANTOPEN` and `SQLITE_CORRUPT`.
    private static let cannotOpenCode: Int32 = 14
    private static let corruptCode: Int32 = 11

    /// The smallest page. SQLite takes a shorter file for an empty one, and would write over it.
    private static let smallestSize = 512

    /// A path as it stands in a URI.
    private static func escaped(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return text
    }
}
