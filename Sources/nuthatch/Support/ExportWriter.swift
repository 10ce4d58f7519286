import Foundation
import Glibc
import RAGCore

/// Where the lines of an export go: standard output, or a file that gets its name when it is whole.
struct ExportWriter {
    private let path: String?
    private let temporary: String
    private let handle: FileHandle?

    init(path: String?) throws {
        self.path = path
        temporary = (path ?? "") + ".partial"
        guard let path else {
            handle = nil
            return
        }
        try OutputFile.check(path)
        guard FileManager.default.createFile(atPath: temporary, contents: nil),
            let handle = FileHandle(forWritingAtPath: temporary)
        else { throw CommandFailure(.badInput, "\(path) cannot be written; name a file in a folder that is there.") }
        self.handle = handle
    }

    /// - Returns: whether somebody still reads.
    @discardableResult
    func write(_ line: String) async throws -> Bool {
        try await ComputeQueue.run { [path, handle] in
            guard let handle else { return Terminal.output(line) }
            do {
                try handle.write(contentsOf: Data((line + "\n").utf8))
            } catch {
                throw CommandFailure(.fault, "\(path ?? "The file") cannot be written: \(error.localizedDescription)")
            }
            return true
        }
    }

    func finish() async throws {
        guard let path, let handle else { return }
        try await ComputeQueue.run { [temporary] in
            try handle.synchronize()
            try handle.close()
            guard rename(temporary, path) == 0 else {
                throw CommandFailure(.fault, "\(path) cannot be written: \(String(cString: strerror(errno)))")
            }
        }
    }
}
