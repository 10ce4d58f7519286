/// Reads server-sent events from pieces of any size (https://html.spec.whatwg.org/multipage/server-sent-events.html).
///
/// Lines end with LF, CRLF or CR; comments and unknown fields are passed over, and events without data left out. Bytes
/// become text when an event is whole, so that characters may come in two pieces.
struct EventReader: Sendable {
    struct TooLong: Error {}

    private let limit: Int
    private var line: [UInt8] = []
    /// A CR was the last byte: an LF at once belongs to it.
    private var endsWithCR = false
    private var name = ""
    private var data: [UInt8] = []
    private var hasData = false

    /// - Parameter limit: bytes of an event.
    init(limit: Int) {
        self.limit = limit
    }

    /// The events that end in this piece.
    mutating func read(_ piece: some Sequence<UInt8>) throws(TooLong) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in piece {
            let belongsToCR = endsWithCR && byte == UInt8(ascii: "\n")
            endsWithCR = byte == UInt8(ascii: "\r")
            if belongsToCR { continue }
            if endsWithCR || byte == UInt8(ascii: "\n") {
                if let event = endLine() { events.append(event) }
            } else {
                guard line.count + data.count < limit else { throw TooLong() }
                line.append(byte)
            }
        }
        return events
    }

    private mutating func endLine() -> ServerSentEvent? {
        defer { line.removeAll(keepingCapacity: true) }
        guard !line.isEmpty else { return endEvent() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "event": name = String(decoding: value, as: UTF8.self)
        case "data":
            if hasData { data.append(UInt8(ascii: "\n")) }
            hasData = true
            data += value
        default: break
        }
        return nil
    }

    private mutating func endEvent() -> ServerSentEvent? {
        defer { (name, data, hasData) = ("", [], false) }
        return hasData ? ServerSentEvent(name: name, data: data) : nil
    }
}
