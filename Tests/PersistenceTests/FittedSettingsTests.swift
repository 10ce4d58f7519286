import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct FittedSettingsTests {
    @Test func `what was fitted stays with its collection, and can be taken back`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.database
        let store = try SQLiteStore(path: path, mode: .write)
        for name in ["a", "b"] {
            try await store.openCollection(.init(name: name, embedder: "e", dimension: 8, chunking: "c"))
        }
        #expect(try await store.fittedSettings(of: "a") == .none)
        let fitted = FittedSettings(threshold: 0.625, denseWeight: 0.75)
        try await store.store(fitted, of: "a")
        await store.close()
        let reopened = try SQLiteStore(path: path, mode: .write)
        #expect(try await reopened.fittedSettings(of: "a") == fitted)
        #expect(try await reopened.fittedSettings(of: "b") == .none)
        try await reopened.store(.none, of: "a")
        #expect(try await reopened.fittedSettings(of: "a") == .none)
        await #expect(throws: PersistenceError.self) { try await reopened.store(fitted, of: "nowhere") }
        await reopened.close()
    }
}
