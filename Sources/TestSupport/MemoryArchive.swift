import Foundation
package import RAGCore
import Synchronization

/// An archive that is a dictionary.
package final class MemoryArchive: ResponseArchive {
    private let time: any TimeSource
    private let state = Mutex<[ResponseKey: ArchivedResponse]>([:])

    package init(time: any TimeSource) {
        self.time = time
    }

    package var count: Int { state.withLock { $0.count } }

    package func mayHave(_ key: ResponseKey) -> Bool {
        state.withLock { $0[key] != nil }
    }

    package func response(for key: ResponseKey) async throws -> ArchivedResponse? {
        guard var response = state.withLock({ $0[key] }) else { return nil }
        // Stored in the future: the clock was set back, and the life begins again.
        let ahead = max(0, response.storedAt.timeIntervalSince(time.date))
        response.storedAt -= ahead
        response.freshUntil -= ahead
        response.keepUntil -= ahead
        return time.date <= response.keepUntil ? response : nil
    }

    package func store(_ response: ArchivedResponse, for key: ResponseKey) {
        state.withLock { $0[key] = response }
    }

    package func removeAll(tenant: String?) async throws {
        state.withLock { responses in
            responses = responses.filter { tenant != nil && $0.value.tenant != tenant }
        }
    }

    package func flush() async throws {}
}
