import Foundation
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct AccessContractTests {
    @Test func `keys and spend in memory keep what the protocols promise`() async throws {
        #expect(try await AccessStoreContract.broken(by: MemoryAccessStore()) == [])
    }

    @Test func `keys and spend in the file keep what the protocols promise`() async throws {
        let folder = try TemporaryFolder()
        #expect(try await AccessStoreContract.broken(by: try folder.store()) == [])
    }

    @Test func `feedback and requests in memory keep what the protocols promise`() async throws {
        let time = ManualTime()
        let store = MemoryServiceStore(time: time) { id, tenant in id == "ans_1" && tenant == "shop" }
        #expect(try await ServiceStoreContract.broken(by: store, time: time, record: "ans_1") == [])
    }

    @Test func `feedback and requests in the file keep what the protocols promise`() async throws {
        let time = ManualTime()
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore(options: StoreOptions(time: time))
        try await store.record(.made("ans_1", tenant: "shop", date: time.date))
        #expect(try await ServiceStoreContract.broken(by: store, time: time, record: "ans_1") == [])
        #expect(try await store.doctor().findings == [])
    }

    @Test func `another process sees a change of a key by its version`() async throws {
        let folder = try TemporaryFolder()
        let writer = try folder.store()
        let reader = try folder.store(.read)
        let before = try await reader.accessVersion()
        try await writer.put(AccessKey.made("a"))
        #expect(try await reader.accessVersion() != before)
        #expect(try await reader.accessKeys() == [.made("a")])
        await #expect(throws: PersistenceError.readOnly(path: folder.database)) { try await reader.put(.made("b")) }
    }

    @Test func `keys that have held no more for 90 days go, but never the last`() async throws {
        let time = ManualTime()
        let folder = try TemporaryFolder()
        let store = try folder.store(options: StoreOptions(time: time))
        let ended = time.date - 91 * 86_400
        try await store.put(.made("revoked", revoked: ended))
        try await store.put(.made("expired", expires: ended))
        #expect(try await store.accessKeys().map(\.id) == ["expired"])
        try await store.put(.made("late", expires: time.date - 89 * 86_400))
        try await store.put(.made("endless"))
        #expect(try await store.accessKeys().map(\.id) == ["late", "endless"])
        time.advance(by: .seconds(100 * 86_400))
        try await store.put(.made("endless"))
        #expect(try await store.accessKeys().map(\.id) == ["endless"])
    }

    @Test func `a key that cannot be stored is refused`() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.store()
        var hashless = AccessKey.made("a")
        hashless.secretHash = [1]
        var long = AccessKey.made("a")
        long.name = String(repeating: "x", count: 201)
        for key in [.made(""), .made("a\0"), .made("a", tenant: "a\nb"), hashless, long] {
            let error = await #expect(throws: PersistenceError.self) { try await store.put(key) }
            #expect(error?.kind == .invalidInput)
        }
        #expect(try await store.accessKeys() == [])
    }

    @Test func `feedback goes with its record, and a comment has an end`() async throws {
        let time = ManualTime()
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore(options: StoreOptions(time: time))
        try await store.record(.made("ans_1", tenant: "shop", date: time.date))
        var feedback = Feedback(id: "f", recordID: "ans_1", tenant: "shop", rating: .up, date: time.date)
        #expect(try await store.keep(feedback))
        feedback.comment = String(repeating: "x", count: Feedback.longestComment + 1)
        await #expect(throws: PersistenceError.self) { try await store.keep(feedback) }
        time.advance(by: .seconds(90 * 86_400))
        #expect(try await store.feedback(on: "ans_1", tenant: "shop") == [])
        #expect(try await !store.keep(feedback.withoutComment))
        try await store.record(.made("ans_2", tenant: "shop", date: time.date))
        // The one with the expired record is gone from the table too: a new record of its id has none.
        try await store.record(.made("ans_1", tenant: "shop", date: time.date))
        #expect(try await store.feedback(on: "ans_1", tenant: "shop") == [])
        #expect(try await store.doctor().findings == [])
    }

    @Test func `a database of version 4 is brought up to date, and loses nothing`() async throws {
        let folder = try TemporaryFolder()
        try await folder.fill([.made("a", ["one"])])
        try folder.tamper(
            """
            ALTER TABLE document DROP COLUMN updated_at;
            DROP TABLE access_key; DROP TABLE access_version; DROP TABLE key_spend; DROP TABLE feedback;
            DROP TABLE idempotency; DELETE FROM kept_size WHERE kind = 'idempotency'; PRAGMA user_version = 4
            """
        )
        #expect(throws: PersistenceError.outdatedDatabase(path: folder.database)) { try folder.store(.read) }
        let store = try folder.store()
        #expect(try await store.contentHashes(in: "default").count == 1)
        try await store.put(AccessKey.made("a"))
        #expect(try await store.accessVersion() == 1)
        #expect(try await store.doctor().findings == [])
    }
}

extension Feedback {
    fileprivate var withoutComment: Feedback {
        var feedback = self
        feedback.comment = nil
        return feedback
    }
}
