import Foundation
import RAGCore
import Synchronization

/// The lines of a file, some at a time, read on a thread that may be blocked. Empty lines are left out.
final class LineReader: Sendable {
    fileprivate struct State: Sendable {
        let handle: FileHandle
        var rest = Data()
        var isAtEnd = false
    }

    private let state: Mutex<State>

    init(_ handle: FileHandle) {
        state = Mutex(State(handle: handle))
    }

    /// The next lines, at most `count`; nil at the end.
    func next(_ count: Int) async throws -> [Data]? {
        try await ComputeQueue.run {
            try self.state.withLock { state in
                var lines: [Data] = []
                while lines.count < count, let line = try state.nextLine() {
                    if !line.isEmpty { lines.append(line) }
                }
                return lines.isEmpty ? nil : lines
            }
        }
    }
}

extension LineReader.State {
    fileprivate mutating func nextLine() throws -> Data? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = rest[rest.startIndex..<end]
                rest = rest[(end + 1)...]
                return Data(line)
            }
            if isAtEnd {
                defer { rest = Data() }
                return rest.isEmpty ? nil : Data(rest)
            }
            let read = try handle.read(upToCount: 1 << 20) ?? Data()
            isAtEnd = read.isEmpty
            rest = Data(rest) + read
        }
    }
}
