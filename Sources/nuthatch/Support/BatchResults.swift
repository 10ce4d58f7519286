import Foundation
import Glibc
import JSONText
import RAGCore
import Synchronization

/// The file of a batch's results, which an earlier run may have begun.
///
/// A line is written whole or, where the process was killed in it, is cut off when the file is opened again. Failures of
/// an earlier run are taken out: they are tried again.
final class BatchResults: Sendable {
    private let path: String
    private let done: Set<String>
    private let handle: Mutex<FileHandle>

    init(path: String) throws {
        self.path = path
        let (kept, done) = Self.kept(of: FileManager.default.contents(atPath: path) ?? Data())
        self.done = done
        // Written beside it and renamed: whoever is stopped here still has the old file.
        let temporary = path + ".new"
        guard FileManager.default.createFile(atPath: temporary, contents: kept), rename(temporary, path) == 0,
            let handle = FileHandle(forWritingAtPath: path)
        else { throw CommandFailure(.badInput, "\(path) cannot be written; name another file with --output.") }
        try handle.seekToEnd()
        self.handle = Mutex(handle)
    }

    /// Whether an earlier run has the answer.
    func isDone(_ customID: String) -> Bool {
        done.contains(customID)
    }

    /// Adds a line; it is the system's when this returns, so a process that is killed afterwards does not lose it.
    func append(_ result: BatchResult) async throws {
        let (line, path) = (Data(result.line), path)
        try await ComputeQueue.run {
            do {
                try self.handle.withLock { try $0.write(contentsOf: line) }
            } catch {
                throw CommandFailure(.fault, "\(path) cannot be written: \(error.localizedDescription)")
            }
        }
    }

    /// The whole lines that hold an answer, and their ids.
    private static func kept(of data: Data) -> (Data, Set<String>) {
        var kept = Data()
        var done: Set<String> = []
        let newline = UInt8(ascii: "\n")
        guard let end = data.lastIndex(of: newline) else { return (kept, done) }
        for line in data[data.startIndex..<end].split(separator: newline) {
            guard let root = try? JSONDocument(Array(line)).root, let id = root["custom_id"]?.string,
                root["response"]?["status_code"]?.int == 200
            else { continue }
            done.insert(id)
            kept += line
            kept.append(newline)
        }
        return (kept, done)
    }
}
