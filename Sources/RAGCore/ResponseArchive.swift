package import Foundation

/// Keeps cached answers over a restart.
package protocol ResponseArchive: Sendable {
    /// False where nothing is stored under `key`, so that no look for it is needed; true where something may be. Does not
    /// wait.
    func mayHave(_ key: ResponseKey) -> Bool

    /// What is stored under `key`, as long as it is to be kept.
    func response(for key: ResponseKey) async throws -> ArchivedResponse?

    /// Takes an answer; it is on the disk soon, and never waits for that. A later one under the same key replaces it.
    func store(_ response: ArchivedResponse, for key: ResponseKey)

    /// Drops every answer of `tenant`, or all where it is nil; done when this returns.
    func removeAll(tenant: String?) async throws

    /// Waits until everything stored so far is on the disk.
    func flush() async throws
}

/// A whole, successful answer, as it lies in the archive.
package struct ArchivedResponse: Sendable, Equatable {
    package var tenant: String
    package var storedAt: Date
    /// Until then it is fresh.
    package var freshUntil: Date
    /// After that it is not even served stale.
    package var keepUntil: Date
    package var payload: [UInt8]

    package init(tenant: String, storedAt: Date, freshUntil: Date, keepUntil: Date, payload: [UInt8]) {
        self.tenant = tenant
        self.storedAt = storedAt
        self.freshUntil = freshUntil
        self.keepUntil = keepUntil
        self.payload = payload
    }
}
