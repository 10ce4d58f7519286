import Foundation

/// Threads of our own for work that fills a core: products, tokenising, reading models.
///
/// Swift's cooperative pool has as many threads as there are cores; a product on one of them would hold up everything
/// else. At most one job a core runs at a time, the others wait in order.
package enum ComputeQueue {
    private static let queue: OperationQueue = {
        let queue = OperationQueue()
        queue.name = "nuthatch-compute"
        queue.maxConcurrentOperationCount = ProcessInfo.processInfo.activeProcessorCount
        return queue
    }()

    /// The value of `work`, run on such a thread.
    package static func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation {
                continuation.resume(with: Result(catching: work))
            }
        }
    }
}
