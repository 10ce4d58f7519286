import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct AnswerContractTests {
    @Test func `the answers in memory keep what the protocol promises`() async throws {
        let store = MemoryStore()
        let answers = MemoryAnswerStore(documents: store)
        let broken = try await AnswerStoreContract.broken(by: answers, documents: store) { id in
            answers.records.first { $0.id == id }
        }
        #expect(broken == [])
    }

    @Test func `the answers in the file keep what the protocol promises`() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.store()
        let broken = try await AnswerStoreContract.broken(by: store, documents: store) { id in
            try await store.answerRecord(id)
        }
        #expect(broken == [])
        #expect(try await store.doctor().findings == [])
    }

    @Test func `answers that are written beside a reader keep what the protocol promises`() async throws {
        let folder = try TemporaryFolder()
        let other = try folder.store()
        await other.close()
        let reader = try folder.store(.read)
        let answers = OccasionalWriter(beside: reader)
        let broken = try await AnswerStoreContract.broken(by: answers, documents: OccasionalDocuments(answers)) { id in
            try await reader.answerRecord(id)
        }
        #expect(broken == [])
    }
}
