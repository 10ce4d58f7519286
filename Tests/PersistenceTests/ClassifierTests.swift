import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct ClassifierTests {
    private let first = StoredClassifier(embedder: "e", bytes: [0, 1, 255])

    @Test func `a classifier is kept, replaced and taken away`() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.store()
        #expect(try await store.classifier(named: "intents") == nil)
        try await store.store(first, named: "intents")
        try await store.store(StoredClassifier(embedder: "f", bytes: [7]), named: "other")
        await store.close()
        let reopened = try folder.store()
        #expect(try await reopened.classifier(named: "intents") == first)
        let second = StoredClassifier(embedder: "g", bytes: [2])
        try await reopened.store(second, named: "intents")
        #expect(try await reopened.classifier(named: "intents") == second)
        try await reopened.store(nil, named: "intents")
        #expect(try await reopened.classifier(named: "intents") == nil)
        #expect(try await reopened.classifier(named: "other")?.bytes == [7])
        await reopened.close()
    }

    @Test func `a database of the layout before learns to keep one, and loses nothing`() async throws {
        let folder = try TemporaryFolder()
        try await folder.fill([.made("a", ["one"])])
        try folder.makeSecondLayout()
        #expect(throws: PersistenceError.outdatedDatabase(path: folder.database)) { try folder.store(.read) }
        let store = try folder.store()
        try await store.store(first, named: "intents")
        #expect(try await store.classifier(named: "intents") == first)
        #expect(try await store.contentHashes(in: "default").count == 1)
        await store.close()
    }
}
