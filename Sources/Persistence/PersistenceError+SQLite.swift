import Foundation
import GRDB

extension PersistenceError {
    /// What went wrong in an access to the database at `path`, in our words.
    ///
    /// A read that was interrupted because its task was cancelled is a cancellation, not a failure of the database.
    /// Errors that are not SQLite's or a decoder's are handed on as they are.
    static func translating(_ error: any Error, path: String) -> any Error {
        switch error {
        case let error as DatabaseError: translating(error, path: path)
        case is DecodingError, is RowDecodingError:
            PersistenceError.corrupt(path: path, detail: "a stored value cannot be read")
        default: error
        }
    }

    private static func translating(_ error: DatabaseError, path: String) -> any Error {
        let detail = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_INTERRUPT: return CancellationError()
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: return PersistenceError.busy(path: path)
        case .SQLITE_FULL: return PersistenceError.full(path: path)
        case .SQLITE_READONLY: return PersistenceError.readOnly(path: path)
        case .SQLITE_CORRUPT: return PersistenceError.corrupt(path: path, detail: detail)
        case .SQLITE_NOTADB: return PersistenceError.notADatabase(path: path)
        case .SQLITE_IOERR: return PersistenceError.inputOutput(path: path, detail: detail)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            return PersistenceError.cannotOpen(path: path, detail: detail)
        default:
            return PersistenceError.unexpected("\(detail) (SQLite code \(error.extendedResultCode.rawValue))")
        }
    }
}
