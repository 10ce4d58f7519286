package import RAGCore

/// The ledger in the gateway's file.
///
/// A line is on its way to the disk within 50 ms. A process that is killed loses those of the last 50 ms; a power loss also
/// what the system had not written, which is the last half minute on a usual Linux. The file is sound after both, and holds
/// whole groups.
package struct SQLiteLedger: UsageLedger {
    let writer: GroupWriter

    /// Lines that found no room while the file could not be written, since it was opened.
    package var lostLines: Int { writer.lostLines }

    package func record(_ record: CallRecord) {
        writer.append(record)
    }

    /// - Throws: `PersistenceError` where the lines cannot be written now. They are kept and tried again.
    package func flush() async throws {
        try await writer.flush()
    }
}
