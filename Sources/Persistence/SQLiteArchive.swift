package import RAGCore

/// The archive of cached answers in the gateway's file.
///
/// It is bounded in bytes: the answers stored first go first. What was stored is found at once in the process that stored
/// it, and when it is written in others. `removeAll` reaches what is on the disk or waits in this process.
package struct SQLiteArchive: ResponseArchive {
    let writer: GroupWriter
    let reader: ResponseReader
    let known: KnownKeys
    let time: any TimeSource

    package func mayHave(_ key: ResponseKey) -> Bool {
        known.mayHave(key)
    }

    /// - Throws: `PersistenceError` where the file cannot be read.
    package func response(for key: ResponseKey) async throws -> ArchivedResponse? {
        // First what waits: an answer leaves it only when it can be read from the file.
        if let waiting = writer.waitingResponse(for: key) { return waiting.living(at: time.date) }
        return try await reader.response(for: key)?.living(at: time.date)
    }

    package func store(_ response: ArchivedResponse, for key: ResponseKey) {
        known.insert(key)
        writer.append(response, for: key)
    }

    package func removeAll(tenant: String?) async throws {
        try await writer.removeResponses(tenant: tenant)
    }

    package func flush() async throws {
        try await writer.flush()
    }
}
