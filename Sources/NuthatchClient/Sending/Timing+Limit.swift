extension NuthatchClient.Timing {
    /// What the body gives; nil where `instant` comes first, or is past. The body is cancelled then, and waited for.
    func firstOf<Value: Sendable>(
        _ instant: ContinuousClock.Instant,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        let value = try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await sleep(instant)
                return nil
            }
            defer { group.cancelAll() }
            // The group has children.
            return try await group.next() ?? nil
        }
        try Task.checkCancellation()
        return value
    }
}
