import Persistence
import RAGCore
import TestSupport

extension Desk {
    /// Writes down how answers came about, as a service does.
    func keep(_ records: [AnswerRecord]) async throws {
        let store = try SQLiteStore(path: path + "/nuthatch.sqlite", mode: .write)
        for record in records { try await store.record(record) }
        await store.close()
    }
}
