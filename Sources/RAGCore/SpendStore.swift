/// Keeps what the holders of keys have spent, by key and day: for a process that starts again, and for the others.
package protocol SpendStore: Sendable {
    /// What each key has spent on a day, by its id; those that spent nothing may be left out.
    func spend(on day: UTCDay) async throws -> [String: Money]

    /// Adds to what keys have spent; all of it, or nothing where it throws.
    func add(_ spend: [KeySpend]) async throws
}
