import Glibc
import RAGCore
import Synchronization

/// The lines of a stream as they come, read on a thread that may be blocked. Blank lines are left out.
final class LineReader: Sendable {
    struct Line: Sendable, Equatable {
        /// From 1, blank lines counted.
        var number: Int
        var bytes: [UInt8]
    }

    /// 16 MiB.
    static let usualLimit = 16 << 20

    private let state: Mutex<State>

    /// - Parameter longestLine: in bytes; a longer one ends the reading.
    init(descriptor: Int32, longestLine: Int = usualLimit) {
        state = Mutex(State(descriptor: descriptor, longestLine: longestLine))
    }

    /// The next lines, at most `count`: what there is, once there is one. Nil at the end.
    ///
    /// So that whoever writes a line and waits for its answer gets it.
    func next(_ count: Int) async throws -> [Line]? {
        try await ComputeQueue.run {
            try self.state.withLock { state in
                var lines: [Line] = []
                while lines.count < count {
                    if let line = state.nextLine() {
                        if !line.bytes.allSatisfy(State.isBlank) { lines.append(line) }
                    } else if state.isAtEnd || (!lines.isEmpty && !state.isReady) {
                        break
                    } else {
                        try state.fill()
                    }
                }
                return lines.isEmpty ? nil : lines
            }
        }
    }
}

/// What was read and not yet handed out.
private struct State: Sendable {
    let descriptor: Int32
    private let longestLine: Int
    private(set) var isAtEnd = false
    private var buffer: [UInt8] = []
    /// Where the next line begins.
    private var start = 0
    /// No line ends between `start` and here, so a long line is looked through once.
    private var scanned = 0
    private var number = 0

    init(descriptor: Int32, longestLine: Int) {
        self.descriptor = descriptor
        self.longestLine = longestLine
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
    }

    /// Whether a read would not wait.
    var isReady: Bool {
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, 0) > 0
    }

    /// Nil where more has to be read first, and at the end.
    mutating func nextLine() -> LineReader.Line? {
        let end = buffer[scanned...].firstIndex(of: UInt8(ascii: "\n"))
        scanned = end ?? buffer.count
        guard end != nil || (isAtEnd && start < buffer.count) else { return nil }
        defer {
            scanned = min(scanned + 1, buffer.count)
            start = scanned
        }
        number += 1
        return LineReader.Line(number: number, bytes: Array(buffer[start..<scanned]))
    }

    /// Reads what comes next, waiting for it.
    mutating func fill() throws {
        buffer.removeFirst(start)
        scanned -= start
        start = 0
        guard buffer.count <= longestLine else {
            throw CommandFailure(
                .badInput,
                "Line \(number + 1) of the input is longer than \(longestLine) bytes; split its text."
            )
        }
        let bytes = try DescriptorInput.read(descriptor, upTo: 1 << 20)
        isAtEnd = bytes.isEmpty
        buffer += bytes
    }
}
