import Foundation
import Polling

/// Loads a server on this machine, from threads of its own.
package enum LoadGenerator {
    /// Makes one load. Where the task is cancelled it ends early, with what came until then.
    ///
    /// - Throws: `LoadError` where the connections cannot be opened.
    package static func run(_ settings: LoadSettings) async throws -> LoadResult {
        try await onThread { stop in
            let loop: LoadLoop
            do throws(SystemCallError) { loop = try LoadLoop(settings, stop: stop) } catch {
                throw LoadError.system(error)
            }
            return try loop.run()
        }
    }

    /// Makes attacks until the task is cancelled.
    package static func attack(_ settings: AttackSettings) async throws -> AttackResult {
        try await onThread { stop in
            let loop: AttackLoop
            do throws(SystemCallError) { loop = try AttackLoop(settings, stop: stop) } catch {
                throw LoadError.system(error)
            }
            return loop.run()
        }
    }

    private static func onThread<Value: Sendable>(
        _ work: @escaping @Sendable (StopFlag) throws -> Value
    ) async throws -> Value {
        let stop = StopFlag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let thread = Thread { continuation.resume(with: Result { try work(stop) }) }
                thread.name = "load"
                thread.start()
            }
        } onCancel: {
            stop.set()
        }
    }
}
