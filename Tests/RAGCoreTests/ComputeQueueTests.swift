import Foundation
import RAGCore
import Synchronization
import Testing

struct ComputeQueueTests {
    private struct Fault: Error, Equatable {
        var number: Int
    }

    @Test func `work gives its value or its error`() async throws {
        #expect(try await ComputeQueue.run { 6 * 7 } == 42)
        await #expect(throws: Fault(number: 3)) { try await ComputeQueue.run { throw Fault(number: 3) } }
    }

    @Test func `all work is done, and no more at a time than there are cores`() async throws {
        let crowd = Crowd()
        let numbers = try await withThrowingTaskGroup { group in
            for number in 1...100 {
                group.addTask {
                    try await ComputeQueue.run {
                        crowd.enter()
                        defer { crowd.leave() }
                        // Something to do, so that jobs meet.
                        return (1...20_000).reduce(number) { ($0 + $1) % 1009 }
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(numbers.sorted() == (1...100).map { ($0 + 200_010_000) % 1009 }.sorted())
        #expect((1...ProcessInfo.processInfo.activeProcessorCount).contains(crowd.most))
    }
}

/// Counts who is inside at the same time.
private final class Crowd: Sendable {
    private struct State {
        var inside = 0
        var most = 0
    }

    private let state = Mutex(State())

    var most: Int { state.withLock(\.most) }

    func enter() {
        state.withLock { state in
            state.inside += 1
            state.most = max(state.most, state.inside)
        }
    }

    func leave() {
        state.withLock { $0.inside -= 1 }
    }
}
