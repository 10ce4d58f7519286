import GRDB
import RAGCore

extension SQLiteStore {
    /// Examines the whole database, and changes nothing in it.
    ///
    /// All checks of `DoctorReport.Check` are made, because none sees what the others do: SQLite's integrity check passes
    /// a full-text index that is zeroed. The check of that index is an INSERT for SQLite, so it needs the writer's lock:
    /// a store that reads takes it for that long, and where another process has it the report says so.
    package func doctor() async throws -> DoctorReport {
        var report = try await read { db in
            var examination = Examination(db)
            try examination.run()
            return examination.report
        }
        do {
            report.findings += try await examineFullText()
        } catch let error as PersistenceError where error.kind == .databaseRefused {
            report.skipped.append(.init(check: .fullText, message: error.description))
        }
        return report
    }

    private func examineFullText() async throws -> [DoctorReport.Finding] {
        if canWrite { return try await findingsOfFullText() }
        let writer = try await SQLiteStore.open(path: path, mode: .write, options: options)
        do {
            let findings = try await writer.findingsOfFullText()
            await writer.close()
            return findings
        } catch {
            await writer.close()
            throw error
        }
    }

    private func findingsOfFullText() async throws -> [DoctorReport.Finding] {
        try await write(Self.examineFullText)
    }

    /// The full-text index of each collection, in a transaction that can write.
    static func examineFullText(_ db: Database) throws -> [DoctorReport.Finding] {
        try CollectionRecord.all(in: db).compactMap { record in
            do {
                try record.index.check(db)
                return nil
            } catch let error as DatabaseError where Examination.isDamage(error) {
                let detail = error.message ?? error.resultCode.description
                let name = record.settings.name
                return .init(
                    check: .fullText,
                    message: "The full-text index of '\(name)' is not that of its chunks: \(detail)."
                )
            }
        }
    }
}
