import JSONText

/// Reads the events of a stream from pieces of any size.
///
/// Follows the WHATWG's standard: lines end with LF, CRLF or CR, a byte order mark may stand at the start, comments and
/// unknown fields are passed over. Beyond it: `[DONE]` ends the stream, and what follows is not read; events without data
/// are left out; and what is not UTF-8 becomes U+FFFD, after lines are put together, so that characters that came in two
/// pieces are whole.
package struct ServerSentEventParser: Sendable {
    /// Whether `[DONE]` has come.
    package private(set) var isDone = false

    private let lineLimit: Int
    private let eventLimit: Int
    /// The beginning of a line that has not ended.
    private var line: [UInt8] = []
    /// A CR was the last byte: an LF at once would belong to it.
    private var endsWithCR = false
    private var isFirstLine = true
    private var event: String?
    private var data: [UInt8] = []
    private var hasData = false

    /// - Parameters:
    ///   - lineLimit: bytes of a line.
    ///   - eventLimit: bytes of an event's data.
    package init(lineLimit: Int = 1 << 20, eventLimit: Int = 1 << 22) {
        self.lineLimit = lineLimit
        self.eventLimit = eventLimit
    }

    /// Takes the next piece, and hands out the events that end in it.
    ///
    /// - Throws: a `WireError` where a line or an event is too long, and what `emit` throws. The stream cannot be read on.
    package mutating func feed(_ piece: ArraySlice<UInt8>, _ emit: (ServerSentEvent) throws -> Void) throws {
        let bytes = piece.span
        var start = 0
        if endsWithCR, !piece.isEmpty {
            endsWithCR = false
            if bytes[0] == UInt8(ascii: "\n") { start = 1 }
        }
        while start < bytes.count, !isDone {
            let end = bytes.firstIndex(from: start) {
                $0.equal(to: UInt8(ascii: "\n")) | $0.equal(to: UInt8(ascii: "\r"))
            }
            guard line.count + (end - start) <= lineLimit else { throw WireError.lineTooLong(limit: lineLimit) }
            let text = piece[(piece.startIndex + start)..<(piece.startIndex + end)]
            guard end < bytes.count else {
                line += text
                return
            }
            try takeLine(text, emit)
            start = end + 1
            guard bytes[end] == UInt8(ascii: "\r") else { continue }
            if start == bytes.count { endsWithCR = true } else if bytes[start] == UInt8(ascii: "\n") { start += 1 }
        }
    }

    /// Says that nothing more comes. `[DONE]` counts without the line ends behind it.
    ///
    /// - Returns: whether an event was cut, whose end is missing.
    package mutating func finish() -> Bool {
        let rest = line
        line = []
        // Reading a line emits nothing unless it is empty; and one too long was refused before.
        if !rest.isEmpty { try? read(rest[...]) { _ in } }
        if data == Self.done { isDone = true }
        return !isDone && (hasData || event != nil || (!rest.isEmpty && rest.first != UInt8(ascii: ":")))
    }

    private mutating func takeLine(_ text: ArraySlice<UInt8>, _ emit: (ServerSentEvent) throws -> Void) throws {
        guard !line.isEmpty else { return try read(text, emit) }
        line += text
        let whole = line
        line.removeAll(keepingCapacity: true)
        try read(whole[...], emit)
    }

    private mutating func read(_ text: ArraySlice<UInt8>, _ emit: (ServerSentEvent) throws -> Void) throws {
        var text = text
        if isFirstLine {
            isFirstLine = false
            if text.starts(with: Self.byteOrderMark) { text = text.dropFirst(Self.byteOrderMark.count) }
        }
        guard !text.isEmpty else { return try endEvent(emit) }
        if text.starts(with: Self.dataField) {
            try add(value(text, from: Self.dataField.count))
        } else if text == Self.dataField.dropLast() {
            try add([])
        } else if text.starts(with: Self.eventField) {
            event = String(decoding: value(text, from: Self.eventField.count), as: UTF8.self)
        }
    }

    /// What stands behind a field's colon, and one blank.
    private func value(_ line: ArraySlice<UInt8>, from offset: Int) -> ArraySlice<UInt8> {
        let value = line.dropFirst(offset)
        return value.first == UInt8(ascii: " ") ? value.dropFirst() : value
    }

    private mutating func add(_ value: ArraySlice<UInt8>) throws {
        guard data.count + value.count < eventLimit else { throw WireError.eventTooLong(limit: eventLimit) }
        if hasData { data.append(UInt8(ascii: "\n")) }
        hasData = true
        data += value
    }

    private mutating func endEvent(_ emit: (ServerSentEvent) throws -> Void) throws {
        let ended = ServerSentEvent(event: event, data: data)
        event = nil
        data = []
        hasData = false
        guard !ended.data.isEmpty else { return }
        guard ended.data != Self.done else {
            isDone = true
            return
        }
        try emit(ended.repaired)
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let dataField = Array("data:".utf8)
    private static let eventField = Array("event:".utf8)
    private static let done = Array("[DONE]".utf8)
}

extension ServerSentEvent {
    /// In valid UTF-8.
    fileprivate var repaired: ServerSentEvent {
        guard (try? UTF8Span(validating: data.span)) == nil else { return self }
        return ServerSentEvent(event: event, data: Array(String(decoding: data, as: UTF8.self).utf8))
    }
}
