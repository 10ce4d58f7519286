import CSQLiteConfig
import Foundation
import GRDB
import Glibc
import RAGCore

extension SQLiteStore {
    /// 4 MiB of the database's pages.
    private static let pagesPerStep: CInt = 256

    /// Copies the database as it is at one moment, whoever writes it meanwhile, examines the copy, and puts it in its place
    /// with its SHA-256 beside it. What stood there is replaced only by a copy that is whole and sound.
    ///
    /// The one reading that holds the moment keeps the writer from using its WAL anew for as long as the copy takes; nothing
    /// waits in between, so that is some seconds for a gigabyte.
    ///
    /// - Parameter onProgress: called with the share that is copied, 0 to 1; what it throws ends the backup.
    package func backup(
        to given: String,
        onProgress: @escaping @Sendable (Double) throws -> Void = { _ in }
    ) async throws -> BackupReport {
        let target = DatabaseFile.resolved(given)
        guard target != path, ![".lock", "-wal", "-shm", ".sock", ".ledger"].contains(where: { target == path + $0 })
        else {
            throw PersistenceError.cannotOpen(path: target, detail: "it is the database itself; name another file")
        }
        let temporary = target + ".partial-\(getpid())"
        Self.removeLeftovers(of: target)
        defer { Self.remove(temporary) }
        try Self.create(temporary, like: path)
        try await read { db in try Self.copy(db, to: temporary, onProgress) }
        let report = try await ComputeQueue.run { try Self.examine(temporary) }
        guard report.isSound else {
            throw PersistenceError.unsound(path: path, finding: report.findings.first?.message ?? "")
        }
        // Its name has a process in it, so nobody else has the file open.
        let (sha256, bytes) = try await ComputeQueue.run { () throws -> (String, Int64) in
            let digest = try BackupFile.digest(of: temporary)
            try BackupFile(path: target).publish(temporary, sha256: digest.sha256)
            return (digest.sha256, digest.bytes)
        }
        return BackupReport(
            path: target,
            bytes: bytes,
            sha256: sha256,
            documents: report.documents,
            chunks: report.chunks
        )
    }

    private static func copy(_ source: Database, to path: String, _ onProgress: @escaping (Double) throws -> Void)
        throws
    {
        let queue = try connection(to: path)
        try queue.writeWithoutTransaction { db in
            try source.backup(to: db, pagesPerStep: pagesPerStep) { progress in
                try onProgress(1 - Double(progress.remainingPageCount) / Double(max(1, progress.totalPageCount)))
            }
            // One file that needs no other.
            guard try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") == "delete" else {
                throw PersistenceError.settingNotTaken("journal_mode")
            }
        }
        try queue.close()
    }

    /// The examination of `doctor`, by a connection that sees only the copy.
    private static func examine(_ path: String) throws -> DoctorReport {
        let queue = try connection(to: path)
        let report = try queue.writeWithoutTransaction { db in
            var examination = Examination(db)
            try examination.run()
            var report = examination.report
            try db.inTransaction(.immediate) {
                report.findings += try examineFullText(db)
                return .rollback
            }
            return report
        }
        try queue.close()
        return report
    }

    private static func connection(to path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            guard let connection = db.sqliteConnection, nuthatch_sqlite_harden(connection, 0) == 0 else {
                throw PersistenceError.settingNotTaken("defensive")
            }
            // The file is synced as a whole at the end.
            try db.execute(sql: "PRAGMA synchronous = OFF")
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func create(_ path: String, like other: String) throws {
        var info = stat()
        let mode = stat(other, &info) == 0 ? info.st_mode & 0o666 : 0o600
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw PersistenceError.missingFolder(path: path) }
            throw BackupFile.error(errno, path: path)
        }
        Glibc.close(descriptor)
    }

    /// What backups to the same file left that were killed.
    private static func removeLeftovers(of target: String) {
        let prefix = URL(filePath: target).lastPathComponent + ".partial-"
        let folder = BackupFile.folder(of: target)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(prefix) {
            guard let process = pid_t(name.dropFirst(prefix.count)), process != getpid(), kill(process, 0) != 0,
                errno == ESRCH
            else { continue }
            remove(folder + "/" + name)
        }
    }

    private static func remove(_ path: String) {
        for suffix in ["", "-journal", "-wal", "-shm", ".lock"] { unlink(path + suffix) }
    }
}
