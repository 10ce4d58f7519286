/// Reads answers of HTTP/1.1 as their bytes come, cut anywhere.
///
/// Bodies are counted, not kept. What a strict client would refuse throws.
package struct ResponseReader: Sendable {
    private enum Phase: Sendable, Equatable {
        case status, header, length(Int), chunkSize, chunk(Int), chunkEnd, trailer, untilEnd, whole
    }

    private static let lineLimit = 64 * 1024
    private static let lineFeed = UInt8(ascii: "\n")

    package private(set) var head = ResponseHead()
    package private(set) var bodyBytes = 0
    private var phase = Phase.status
    /// The beginning of a line whose end has not come.
    private var line: [UInt8] = []
    private var headBytes = 0
    private var length: Int?
    private var isChunked = false
    private var events: EventEnd?

    package init() {}

    /// Whether the answer is complete.
    package var isWhole: Bool { phase == .whole }
    /// Whether nothing of an answer has come.
    package var isUntouched: Bool { phase == .status && line.isEmpty }

    /// Takes bytes until the answer is whole, and returns how many that were.
    package mutating func read(_ bytes: Span<UInt8>) throws(ResponseFault) -> Int {
        var position = 0
        while position < bytes.count, phase != .whole {
            switch phase {
            case .length(let left):
                let count = min(left, bytes.count - position)
                take(bytes.extracting(position..<position + count))
                position += count
                phase = .length(left - count)
                if left == count { try finish() }
            case .chunk(let left):
                let count = min(left, bytes.count - position)
                take(bytes.extracting(position..<position + count))
                position += count
                phase = left == count ? .chunkEnd : .chunk(left - count)
            case .untilEnd:
                take(bytes.extracting(position..<bytes.count))
                position = bytes.count
            default:
                position += try readLine(bytes.extracting(position..<bytes.count))
            }
        }
        return position
    }

    /// To be told when the connection has ended: an answer without a length is whole then.
    package mutating func end() throws(ResponseFault) {
        guard phase == .untilEnd else { throw .cutShort }
        try finish()
    }

    private mutating func finish() throws(ResponseFault) {
        phase = .whole
        if let events, head.status == 200, !events.isFound { throw .unfinishedStream }
    }

    private mutating func take(_ bytes: Span<UInt8>) {
        bodyBytes += bytes.count
        guard events != nil else { return }
        for index in bytes.indices { events?.read(bytes[index]) }
    }

    /// Takes a line, or what has come of it.
    private mutating func readLine(_ bytes: Span<UInt8>) throws(ResponseFault) -> Int {
        var end = 0
        while end < bytes.count, bytes[end] != Self.lineFeed { end += 1 }
        headBytes += end
        guard headBytes <= Self.lineLimit else { throw .tooLong }
        guard end < bytes.count else {
            for index in bytes.indices { line.append(bytes[index]) }
            return end
        }
        if line.isEmpty {
            try handle(bytes.extracting(0..<end))
        } else {
            for index in 0..<end { line.append(bytes[index]) }
            let whole = line
            line.removeAll(keepingCapacity: true)
            try handle(whole.span)
        }
        return end + 1
    }

    /// How long a line is without the CR at its end.
    private static func lengthWithoutReturn(_ line: Span<UInt8>) -> Int {
        line.count > 0 && line[line.count - 1] == UInt8(ascii: "\r") ? line.count - 1 : line.count
    }

    private mutating func handle(_ ended: Span<UInt8>) throws(ResponseFault) {
        let line = ended.extracting(0..<Self.lengthWithoutReturn(ended))
        switch phase {
        case .status:
            head.status = try HeadLine.status(line)
            phase = .header
        case .header where line.isEmpty: try beginBody()
        case .header: try handleHeader(line)
        case .chunkSize:
            // Each chunk may have its size on a long line, but not all together.
            headBytes = 0
            guard let size = HeadLine.hexadecimal(line) else { throw .badChunk }
            phase = size == 0 ? .trailer : .chunk(size)
        case .chunkEnd:
            guard line.isEmpty else { throw .badChunk }
            phase = .chunkSize
        case .trailer where line.isEmpty: try finish()
        default: break
        }
    }

    private mutating func handleHeader(_ line: Span<UInt8>) throws(ResponseFault) {
        guard let field = HeadLine.field(line) else { throw .badHeader }
        switch field {
        case .contentLength(let bytes):
            guard let bytes, length == nil || length == bytes else { throw .badLength }
            length = bytes
        case .chunked: isChunked = true
        case .eventStream: events = EventEnd()
        case .close: head.keepsAlive = false
        case .retryAfter: head.hasRetryAfter = true
        case .canary(let number): head.canary = number
        case .cache(let cache): head.cache = cache
        case .overhead(let microseconds): head.overheadMicroseconds = microseconds
        case .other: break
        }
    }

    private mutating func beginBody() throws(ResponseFault) {
        headBytes = 0
        // An interim answer; the one that counts comes next.
        if 100..<200 ~= head.status {
            self = ResponseReader()
        } else if head.status == 204 || head.status == 304 {
            try finish()
        } else if isChunked {
            guard length == nil else { throw .badLength }
            phase = .chunkSize
        } else if let length {
            phase = .length(length)
            if length == 0 { try finish() }
        } else {
            head.keepsAlive = false
            phase = .untilEnd
        }
    }
}
