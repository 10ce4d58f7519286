import Handover
import Persistence
import TestSupport
import Testing

@Suite struct HandedOverContractTests {
    @Test func `a store whose writes are handed over keeps what the protocols promise`() async throws {
        try await Holder.run { holder in
            let client = try holder.client()
            #expect(try await StoreContract.broken(by: client) == [])
            #expect(try await holder.store.doctor().findings == [])
        }
    }

    @Test func `answers that are handed over keep what the protocol promises`() async throws {
        try await Holder.run { holder in
            let client = try holder.client()
            let broken = try await AnswerStoreContract.broken(by: client, documents: client) { id in
                try await holder.store.answerRecord(id)
            }
            #expect(broken == [])
        }
    }

    @Test func `answers that are kept now and then are handed over beside a writer`() async throws {
        try await Holder.run { holder in
            let client = try holder.client()
            let path = holder.store.path
            let answers = OccasionalWriter(beside: try holder.reader()) { path in
                try RemoteWriter.connect(beside: path)
            }
            let broken = try await AnswerStoreContract.broken(by: answers, documents: client) { id in
                try await holder.store.answerRecord(id)
            }
            #expect(broken == [], "\(path)")
        }
    }
}
