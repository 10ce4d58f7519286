extension PersistenceError {
    /// What went wrong in an access to the ledger at `path`, in our words.
    ///
    /// The way out of some faults is another one than for the database of documents.
    static func translatingLedger(_ error: any Error, path: String) -> any Error {
        switch translating(error, path: path) {
        case PersistenceError.missingDatabase(let path): PersistenceError.missingLedger(path: path)
        case PersistenceError.outdatedDatabase(let path): PersistenceError.outdatedLedger(path: path)
        case PersistenceError.corrupt(let path, let detail): PersistenceError.corruptLedger(path: path, detail: detail)
        case let other: other
        }
    }
}
