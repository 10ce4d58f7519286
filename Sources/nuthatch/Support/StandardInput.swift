import Foundation
import RAGCore

/// Text that is piped in.
enum StandardInput {
    /// A prompt is not longer.
    private static let limit = 4 << 20

    /// All of it, without blanks at its ends.
    static func text() async throws -> String {
        let data = try await ComputeQueue.run { try FileHandle.standardInput.read(upToCount: limit + 1) ?? Data() }
        guard data.count <= limit else {
            throw CommandFailure(.badInput, "Standard input is longer than \(limit) bytes; send a shorter text.")
        }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
