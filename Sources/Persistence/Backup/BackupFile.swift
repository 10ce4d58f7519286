import Crypto
import Foundation
import Glibc
import RAGCore

/// The file of a backup and the one beside it that holds its SHA-256, as `sha256sum` writes and checks it.
struct BackupFile {
    let path: String

    var checksumPath: String { path + ".sha256" }

    private static let block = 1 << 20

    /// SHA-256 of a file, as hexadecimal digits. The file must not be open by way of SQLite: to close it here would drop
    /// the locks that this process holds on it.
    static func digest(of path: String) throws -> (sha256: String, bytes: Int64) {
        var hash = SHA256()
        var bytes: Int64 = 0
        try forEachBlock(of: path) { block in
            hash.update(data: block)
            bytes += Int64(block.count)
        }
        return (ContentHash(bytes: Array(hash.finalize())).hexadecimal, bytes)
    }

    /// Copies the backup, and gives the digest of what was copied.
    func copy(to other: String) throws -> (sha256: String, bytes: Int64) {
        var hash = SHA256()
        var bytes: Int64 = 0
        let descriptor = open(other, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.error(errno, path: other) }
        let copy = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try Self.forEachBlock(of: path) { block in
            hash.update(data: block)
            bytes += Int64(block.count)
            do {
                try copy.write(contentsOf: block)
            } catch {
                throw Self.error(errno, path: other)
            }
        }
        return (ContentHash(bytes: Array(hash.finalize())).hexadecimal, bytes)
    }

    /// What the file beside it says; nil where there is none.
    func storedChecksum() throws -> String? {
        guard FileManager.default.fileExists(atPath: checksumPath) else { return nil }
        let text = String(decoding: FileManager.default.contents(atPath: checksumPath) ?? Data(), as: UTF8.self)
        let digits = text.prefix { $0.isHexDigit }.lowercased()
        guard digits.count == 64 else {
            throw PersistenceError.unusableBackup(path: path, reason: "\(checksumPath) holds no SHA-256")
        }
        return digits
    }

    /// Puts a finished file in its place, with its checksum beside it.
    ///
    /// The old checksum goes first and the new one comes last: between them there is a backup without one, never one with
    /// another's.
    func publish(_ temporary: String, sha256: String) throws {
        try Self.sync(temporary)
        unlink(checksumPath)
        guard rename(temporary, path) == 0 else { throw Self.error(errno, path: path) }
        let name = URL(filePath: path).lastPathComponent
        do {
            try Data("\(sha256)  \(name)\n".utf8).write(to: URL(filePath: checksumPath), options: .atomic)
        } catch {
            throw Self.error(errno, path: checksumPath)
        }
        try Self.sync(checksumPath)
        try Self.sync(Self.folder(of: path))
    }

    /// Waits until the disk has what was written to a file, or the names in a folder.
    static func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(errno, path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw error(errno, path: path) }
    }

    static func folder(of path: String) -> String {
        URL(filePath: path).deletingLastPathComponent().path
    }

    static func error(_ code: Int32, path: String) -> PersistenceError {
        switch code {
        case ENOSPC, EDQUOT: .full(path: path)
        case EACCES, EPERM, EROFS: .readOnly(path: path)
        default: .inputOutput(path: path, detail: String(cString: strerror(code)))
        }
    }

    private static func forEachBlock(of path: String, _ body: (Data) throws -> Void) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(errno, path: path) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        while true {
            let data: Data
            do {
                data = try file.read(upToCount: block) ?? Data()
            } catch {
                throw Self.error(errno, path: path)
            }
            if data.isEmpty { return }
            try body(data)
        }
    }
}
