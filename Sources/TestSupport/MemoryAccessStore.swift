import Foundation
package import RAGCore
import Synchronization

/// Keys and what they have spent, in memory. It counts how often it is asked.
package final class MemoryAccessStore: AccessKeyStore, SpendStore {
    private struct State {
        var keys: [AccessKey] = []
        var version: Int64 = 0
        var spend: [Int: [String: Money]] = [:]
        var versionReads = 0
        var keyReads = 0
        var writes = 0
        var failure: MemoryStoreError?
    }

    private let state = Mutex(State())

    package init() {}

    package var versionReads: Int { state.withLock(\.versionReads) }
    package var keyReads: Int { state.withLock(\.keyReads) }
    /// Of what was spent.
    package var writes: Int { state.withLock(\.writes) }

    /// What everything throws from now on; nil lets it work.
    package func fail(with failure: MemoryStoreError?) {
        state.withLock { $0.failure = failure }
    }

    package func accessVersion() async throws -> Int64 {
        try access { state in
            state.versionReads += 1
            return state.version
        }
    }

    package func accessKeys() async throws -> [AccessKey] {
        try access { state in
            state.keyReads += 1
            return state.keys
        }
    }

    package func accessKey(_ id: String) async throws -> AccessKey? {
        try access { state in state.keys.first { $0.id == id } }
    }

    package func put(_ key: AccessKey) async throws {
        try access { state in
            state.version += 1
            guard let place = state.keys.firstIndex(where: { $0.id == key.id }) else { return state.keys.append(key) }
            let revoked = state.keys[place].revoked
            state.keys[place] = key
            state.keys[place].revoked = revoked ?? key.revoked
        }
    }

    package func spend(on day: UTCDay) async throws -> [String: Money] {
        try access { $0.spend[day.number] ?? [:] }
    }

    package func add(_ spend: [KeySpend]) async throws {
        try access { state in
            state.writes += 1
            for line in spend { state.spend[line.day, default: [:]][line.keyID, default: .zero] += line.cost }
        }
    }

    private func access<Value>(_ body: (inout State) -> Value) throws -> Value {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            return body(&state)
        }
    }
}
