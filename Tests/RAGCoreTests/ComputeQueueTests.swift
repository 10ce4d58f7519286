import Foundation
import RAGCore
import Synchronization
import Testing

@Suite struct ComputeQueueTests {
    private struct Refusal: Error {}

    @Test func `what the work gives comes back, and what it throws`() async throws {
        #expect(try await ComputeQueue.run { 6 * 7 } == 42)
        await #expect(throws: Refusal.self) {
            try await ComputeQueue.run { throw Refusal() }
        }
    }

    @Test func `no more jobs run at a time than there are cores`() async throws {
        let jobs = Jobs()
        try await withThrowingTaskGroup { group in
            for _ in 0..<64 {
                group.addTask { try await ComputeQueue.run { jobs.run() } }
            }
            try await group.waitForAll()
        }
        #expect(jobs.done == 64)
        #expect((1...ProcessInfo.processInfo.activeProcessorCount).contains(jobs.most))
    }
}

/// Counts the jobs that run at a time.
private final class Jobs: Sendable {
    private let counts = Mutex((running: 0, most: 0, done: 0))

    var most: Int { counts.withLock(\.most) }
    var done: Int { counts.withLock(\.done) }

    func run() {
        counts.withLock {
            $0.running += 1
            $0.most = max($0.most, $0.running)
        }
        // Long enough for others to come in between, were they let.
        for _ in 0..<200 { counts.withLock { _ in } }
        counts.withLock {
            $0.running -= 1
            $0.done += 1
        }
    }
}
