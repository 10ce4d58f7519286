/// What a backup holds, or would.
package struct BackupReport: Sendable, Equatable {
    /// The file of the backup.
    package var path: String
    package var bytes: Int64
    /// Of the whole file, as hexadecimal digits.
    package var sha256: String
    package var documents: Int
    package var chunks: Int
}
