extension SQLiteStore {
    /// Opens the database for writing if that is free: nil where another process writes it, or it may not be written. Waits
    /// for nobody.
    ///
    /// - Throws: what `open` throws of a file that is not there or cannot be used.
    package static func openIfFree(path: String, options: StoreOptions = StoreOptions()) async throws -> SQLiteStore? {
        do {
            return try await open(path: path, mode: .writeExisting, options: options)
        } catch let error as PersistenceError {
            switch error {
            case .heldByWriter, .readOnly: return nil
            default: throw error
            }
        }
    }

    package var canWrite: Bool { mode != .read }
}
