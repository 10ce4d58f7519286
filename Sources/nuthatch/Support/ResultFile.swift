import Foundation
import RAGCore

/// Files of figures that a command wrote and another reads.
enum ResultFile {
    /// Of each question a few hundred bytes, and of its ranking as many: more than a hundred thousand questions.
    private static let limit = 256 << 20

    /// - Parameter path: `-` reads standard input.
    static func read<Value: Decodable & Sendable>(_ type: Value.Type, from path: String) async throws -> Value {
        try await ComputeQueue.run {
            let data = path == "-" ? try standardInput() : try InputFile.bytes(of: path)
            do {
                return try JSONDecoder().decode(type, from: data)
            } catch {
                throw CommandFailure(
                    .badInput,
                    "\(path == "-" ? "Standard input" : path) is not a result; name a file that nuthatch eval retrieval "
                        + "--json --per-query wrote."
                )
            }
        }
    }

    private static func standardInput() throws -> Data {
        let data = try FileHandle.standardInput.read(upToCount: limit + 1) ?? Data()
        guard data.count <= limit else {
            throw CommandFailure(.badInput, "Standard input is longer than \(limit) bytes; send one result.")
        }
        return data
    }
}
