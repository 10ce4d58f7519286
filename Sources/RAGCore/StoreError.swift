/// Why a store refused or failed, whoever made the write: the description is a whole sentence, or two.
package protocol StoreError: Error, CustomStringConvertible {
    var kind: StoreErrorKind { get }
}

/// What a caller can do about it. It decides the exit code of a command and the status of a reply.
package enum StoreErrorKind: String, Sendable, Equatable, CaseIterable {
    /// There is no database yet.
    case missingDatabase
    /// There is no collection of that name.
    case missingCollection
    /// What was given cannot be stored or asked for.
    case invalidInput
    /// The database cannot be used as it is: newer, foreign, damaged, locked, read-only, or the disk is full.
    case databaseRefused
    /// A fault of ours.
    case fault
}
