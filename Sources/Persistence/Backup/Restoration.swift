import CSQLiteConfig
package import Foundation
import GRDB
import Glibc
import RAGCore

/// Puts a backup in the place of a database, once everything about it is known to be right.
package struct Restoration: Sendable {
    /// What is done with the database that is there.
    package enum Former: Sendable, Equatable {
        case kept
        case discarded
    }

    /// The file, links resolved.
    private let database: String
    private let backup: BackupFile
    private let needsChecksum: Bool
    private let options: StoreOptions

    /// - Parameter needsChecksum: whether a backup without a `.sha256` beside it is refused.
    package init(
        of backup: String,
        to database: String,
        needsChecksum: Bool = true,
        options: StoreOptions = StoreOptions()
    ) {
        self.database = DatabaseFile.resolved(database)
        self.backup = BackupFile(path: DatabaseFile.resolved(backup))
        self.needsChecksum = needsChecksum
        self.options = options
    }

    /// Makes all checks, on a copy beside the database, and changes nothing.
    package func check() async throws -> BackupReport {
        let copy = database + ".checking-\(getpid())"
        defer { Self.remove(copy) }
        return try await examined(copy)
    }

    /// Makes all checks on a copy, and puts that in the place of the database.
    ///
    /// - Parameter date: goes into the name of the former database.
    /// - Returns: the report, and where the former database lies now; nil where there was none, or it is discarded.
    package func run(_ former: Former, date: Date) async throws -> (report: BackupReport, former: String?) {
        try checkThere()
        let lock = try WriterLock(path: database, command: options.command)
        defer { lock.release() }
        let copy = database + ".restoring-\(getpid())"
        defer { Self.remove(copy) }
        let report = try await examined(copy)
        let place = try await ComputeQueue.run { try put(copy, former, date: date) }
        return (report, place)
    }

    // MARK: - Checks

    private func examined(_ copy: String) async throws -> BackupReport {
        guard backup.path != database else { throw unusable("it is the database itself") }
        let (sha256, bytes) = try await ComputeQueue.run { try copied(to: copy) }
        do {
            // Opened as a database to be written, it is checked for whose it is and of which layout, and brought up to date.
            let store = try await SQLiteStore.open(path: copy, mode: .writeExisting, options: options)
            let report: DoctorReport
            do {
                report = try await store.doctor()
            } catch {
                await store.close()
                throw error
            }
            await store.close()
            if let finding = report.findings.first ?? report.skipped.first { throw unusable(finding.message) }
            try await ComputeQueue.run { try finish(copy) }
            return BackupReport(
                path: backup.path,
                bytes: bytes,
                sha256: sha256,
                documents: report.documents,
                chunks: report.chunks
            )
        } catch PersistenceError.missingDatabase {
            throw unusable("it holds no database")
        } catch let error as PersistenceError {
            if case .unusableBackup = error { throw error }
            throw unusable(error.description.replacing(copy, with: backup.path))
        }
    }

    /// The bytes whose digest is compared are those that are put in place.
    private func copied(to copy: String) throws -> (sha256: String, bytes: Int64) {
        try checkThere()
        let stored = try backup.storedChecksum()
        guard stored != nil || !needsChecksum else {
            throw unusable(
                "\(backup.checksumPath) is not there, which says what it has to be; --no-checksum does without"
            )
        }
        let digest = try backup.copy(to: copy)
        if let stored, stored != digest.sha256 {
            throw unusable("its SHA-256 is \(digest.sha256), and \(backup.checksumPath) says \(stored)")
        }
        return digest
    }

    private func checkThere() throws {
        guard FileManager.default.fileExists(atPath: backup.path) else { throw unusable("there is no such file") }
    }

    /// Everything is in the one file, and on the disk.
    private func finish(_ copy: String) throws {
        guard Self.size(of: copy + "-wal") == 0 else { throw unusable("the copy of it could not be finished") }
        for suffix in ["-wal", "-shm"] { unlink(copy + suffix) }
        try BackupFile.sync(copy)
    }

    private func unusable(_ reason: String) -> PersistenceError {
        .unusableBackup(path: backup.path, reason: reason)
    }

    // MARK: - Replacing

    /// At each step a process that ends here leaves the former database, or the new one: the name is given away by one rename.
    private func put(_ copy: String, _ former: Former, date: Date) throws -> String? {
        var info = stat()
        let isThere = stat(database, &info) == 0
        var place: String?
        if isThere {
            chmod(copy, info.st_mode & 0o777)
            chown(copy, info.st_uid, info.st_gid)
            Self.checkpoint(database)
            if former == .kept { place = try keepFormer(date) }
        } else if stat(backup.path, &info) == 0 {
            chmod(copy, info.st_mode & 0o666)
        }
        // A WAL of the former database would be taken for one of the new.
        for suffix in ["-wal", "-shm"] where unlink(database + suffix) != 0 && errno != ENOENT {
            throw BackupFile.error(errno, path: database + suffix)
        }
        guard rename(copy, database) == 0 else { throw BackupFile.error(errno, path: database) }
        try BackupFile.sync(BackupFile.folder(of: database))
        return place
    }

    /// Gives the former database a second name, and what its WAL still holds goes with it.
    private func keepFormer(_ date: Date) throws -> String {
        let name = freeName(date)
        guard link(database, name) == 0 else { throw BackupFile.error(errno, path: name) }
        if Self.size(of: database + "-wal") > 0, rename(database + "-wal", name + "-wal") != 0 {
            throw BackupFile.error(errno, path: name + "-wal")
        }
        return name
    }

    /// `NAME.before-restore-2026-11-21`, with a number behind it where there is one already.
    private func freeName(_ date: Date) -> String {
        let day = CalendarDate(daysSince1970: Int((date.timeIntervalSince1970 / 86_400).rounded(.down)))
        let name = "\(database).before-restore-\(day)"
        var number = 1
        var free = name
        while access(free, F_OK) == 0 {
            number += 1
            free = "\(name)-\(number)"
        }
        return free
    }

    /// Takes the WAL into the file. Where the database is too damaged for that, it stays as it is.
    private static func checkpoint(_ path: String) {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            if let connection = db.sqliteConnection { _ = nuthatch_sqlite_harden(connection, 1) }
        }
        guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else { return }
        try? queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try? queue.close()
    }

    private static func size(of path: String) -> Int64 {
        var info = stat()
        return stat(path, &info) == 0 ? Int64(info.st_size) : 0
    }

    private static func remove(_ copy: String) {
        for suffix in ["", "-wal", "-shm", ".lock"] { unlink(copy + suffix) }
    }
}
