package import RAGCore

/// Why the store or the ledger refused or failed. Each message says what was wrong with what, and the way out where there is one.
package enum PersistenceError: Error, Equatable {
    case missingDatabase(path: String)
    case missingFolder(path: String)
    case missingCollection(String, known: [String])
    case differentSettings(collection: String, setting: String, stored: String, given: String)
    case invalidCollection(reason: String)
    case invalidDocument(id: String, reason: String)
    case invalidFilter(reason: String)
    case invalidKey(reason: String)
    case invalidFeedback(reason: String)
    case notAFile(path: String)
    case notADatabase(path: String)
    case foreignDatabase(path: String)
    case newerDatabase(path: String, version: Int64, known: Int64)
    case outdatedDatabase(path: String)
    case heldByWriter(path: String, holder: String?)
    case readOnly(path: String)
    case busy(path: String)
    case full(path: String)
    case corrupt(path: String, detail: String)
    case missingLedger(path: String)
    case outdatedLedger(path: String)
    case corruptLedger(path: String, detail: String)
    case inputOutput(path: String, detail: String)
    case cannotOpen(path: String, detail: String)
    case unusableBackup(path: String, reason: String)
    /// A database whose copy is not sound.
    case unsound(path: String, finding: String)
    /// SQLite did not take a setting that the promises of the store rest on.
    case settingNotTaken(String)
    /// A fault of ours: what SQLite said.
    case unexpected(String)
}

extension PersistenceError: StoreError {
    package typealias Kind = StoreErrorKind

    package var kind: Kind {
        switch self {
        case .missingDatabase, .missingLedger: .missingDatabase
        case .missingCollection: .missingCollection
        case .differentSettings, .invalidCollection, .invalidDocument, .invalidFilter, .invalidKey, .invalidFeedback:
            .invalidInput
        case .missingFolder, .notAFile, .notADatabase, .foreignDatabase, .newerDatabase, .outdatedDatabase,
            .heldByWriter, .readOnly, .busy, .full, .corrupt, .outdatedLedger, .corruptLedger, .inputOutput,
            .cannotOpen:
            .databaseRefused
        case .unusableBackup: .invalidInput
        case .settingNotTaken, .unexpected, .unsound: .fault
        }
    }
}

extension PersistenceError {
    package var description: String {
        switch self {
        case .missingDatabase(let path):
            "There is no database at \(path) yet; 'nuthatch ingest PATH --database \(path)' makes one."
        case .missingFolder(let path):
            "The folder of \(path) does not exist; make it, or name another file with --database."
        case .missingCollection(let name, let known):
            known.isEmpty
                ? "There is no collection '\(name)': the database has none yet; 'nuthatch ingest' makes one."
                : "There is no collection '\(name)'; the database has \(known.joined(separator: ", "))."
        case .differentSettings(let collection, let setting, let stored, let given):
            """
            Collection '\(collection)' was made with \(setting) \(stored), not \(given); use that one, or ingest into \
            another collection.
            """
        case .invalidCollection(let reason): reason
        case .invalidDocument(let id, let reason): "Document '\(id)' cannot be stored: \(reason)."
        case .invalidFilter(let reason): "The filter cannot be used: \(reason)."
        case .invalidKey(let reason): "The key cannot be stored: \(reason)."
        case .invalidFeedback(let reason): "The feedback cannot be stored: \(reason)."
        case .notAFile(let path): "\(path) is not a file; name a database file with --database."
        case .notADatabase(let path): "\(path) is not a database; nothing in it was changed."
        case .foreignDatabase(let path):
            "\(path) is a database of another application; nothing in it was changed."
        case .newerDatabase(let path, let version, let known):
            """
            \(path) was written by a newer Nuthatch: its layout is version \(version), and this program knows \(known). \
            Nothing in it was changed; use the newer program.
            """
        case .outdatedDatabase(let path):
            "\(path) has an older layout, which cannot be brought up to date by reading; run 'nuthatch ingest' once."
        case .heldByWriter(let path, let holder):
            "\(path) is being written by \(holder ?? "another process"); one process writes at a time, so try again when "
                + "it has ended."
        case .readOnly(let path):
            "\(path) cannot be written: the file or its folder is read-only."
        case .busy(let path): "\(path) is locked by another process; try again when that has ended."
        case .full(let path):
            "There is no room to write \(path): the disk is full or the size limit is reached. Nothing was changed."
        case .corrupt(let path, let detail):
            "\(path) is damaged (\(detail)); restore a backup, or ingest into a new file."
        case .missingLedger(let path):
            "There is no ledger at \(path) yet; the first command that calls a model makes one."
        case .outdatedLedger(let path):
            "The ledger \(path) has an older layout, which cannot be brought up to date by reading; the next command that "
                + "calls a model does it."
        case .corruptLedger(let path, let detail):
            "The ledger \(path) is damaged (\(detail)); restore a backup, or move it away: a new one is then begun."
        case .inputOutput(let path, let detail): "Reading or writing \(path) failed: \(detail)."
        case .cannotOpen(let path, let detail): "\(path) cannot be opened: \(detail)."
        case .unusableBackup(let path, let reason):
            "The backup \(path) cannot be restored: \(Self.clause(reason)). Nothing was changed."
        case .unsound(let path, let finding):
            "\(path) is not sound, and no backup was made of it: \(Self.clause(finding)). 'nuthatch doctor' says more."
        case .settingNotTaken(let name): "SQLite did not take the setting '\(name)', so the database was not opened."
        case .unexpected(let detail): "The database failed in a way it should not: \(detail)."
        }
    }

    /// A sentence without its full stop.
    private static func clause(_ sentence: String) -> String {
        sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    }
}
