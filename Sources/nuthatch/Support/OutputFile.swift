import Foundation
import RAGCore

/// Files that a command writes beside its output.
enum OutputFile {
    /// Puts the whole file in place, or leaves what was there.
    static func write(_ text: String, to path: String) async throws {
        try await ComputeQueue.run {
            do {
                try text.write(toFile: path, atomically: true, encoding: .utf8)
            } catch {
                throw CommandFailure(.badInput, "\(path) cannot be written; name a file in a folder that is there.")
            }
        }
    }
}
