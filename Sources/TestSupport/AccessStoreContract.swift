import Foundation
package import RAGCore

/// What every `AccessKeyStore` and `SpendStore` promises, as a check that an implementation runs against itself.
///
/// The store is to be empty. What it breaks comes back as sentences.
package final class AccessStoreContract {
    private let store: any AccessKeyStore & SpendStore
    private var broken: [String] = []

    private init(_ store: any AccessKeyStore & SpendStore) {
        self.store = store
    }

    package static func broken(by store: any AccessKeyStore & SpendStore) async throws -> [String] {
        let contract = AccessStoreContract(store)
        try await contract.checkKeys()
        try await contract.checkChanges()
        try await contract.checkSpend()
        return contract.broken
    }

    private func expect(_ promise: String, _ isKept: Bool) {
        if !isKept { broken.append(promise) }
    }

    private func checkKeys() async throws {
        expect("an empty store has no keys", try await store.accessKeys() == [])
        expect("and none of an id", try await store.accessKey("a") == nil)
        var first = AccessKey.made("b", tenant: "Grüße, 世界")
        first.collections = ["one", "two, three"]
        first.audience = []
        first.roles = [.ask, .ingest, .admin]
        first.limits = AccessLimits(
            requestsPerMinute: 60,
            tokensPerMinute: .max,
            dailyBudget: Money(picodollars: 123_456_789_012)
        )
        let end = first.created + 90 * 86_400
        first.expires = end
        try await store.put(first)
        expect("a key comes back as it was", try await store.accessKey("b") == first)
        let second = AccessKey.made("a")
        try await store.put(second)
        expect("keys come in the order in which they were made", try await store.accessKeys() == [first, second])
        expect("a part of an id is no id", try await store.accessKey("") == nil)
        expect("nor is an id with more after a NUL", try await store.accessKey("a\0") == nil)
    }

    private func checkChanges() async throws {
        let before = try await store.accessVersion()
        expect("reading changes no version", try await store.accessVersion() == before)
        var key = AccessKey.made("changed")
        try await store.put(key)
        let made = try await store.accessVersion()
        expect("a new key changes the version", made != before)
        key.name = "another"
        try await store.put(key)
        let renamed = try await store.accessVersion()
        expect("a change does too, to one that never was", ![before, made].contains(renamed))
        expect("a key takes the place of the one with its id", try await store.accessKey("changed") == key)
        expect("and keeps its place in the order", try await store.accessKeys().map(\.id) == ["b", "a", "changed"])
        key.revoked = key.created + 1
        try await store.put(key)
        var forgetful = key
        forgetful.revoked = nil
        try await store.put(forgetful)
        expect("a key that is revoked stays so", try await store.accessKey("changed")?.revoked == key.revoked)
    }

    private func checkSpend() async throws {
        let today = UTCDay(Date())
        let tomorrow = UTCDay(number: today.number + 1)
        expect("nothing is spent at first", try await store.spend(on: today) == [:])
        try await store.add([
            KeySpend(keyID: "a", day: today, cost: Money(picodollars: 5)),
            KeySpend(keyID: "b", day: today, cost: Money(picodollars: 7)),
            KeySpend(keyID: "a", day: tomorrow, cost: Money(picodollars: 100)),
            KeySpend(keyID: "a", day: today, cost: Money(picodollars: 6)),
        ])
        let sums = ["a": Money(picodollars: 11), "b": Money(picodollars: 7)]
        expect("what is spent adds up, by key and day", try await store.spend(on: today) == sums)
        expect("each day by itself", try await store.spend(on: tomorrow) == ["a": Money(picodollars: 100)])
        try await store.add([])
        try await store.add([KeySpend(keyID: "a", day: today, cost: Money(picodollars: .max))])
        expect("a sum stops at the largest", try await store.spend(on: today)["a"] == Money(picodollars: .max))
    }
}
