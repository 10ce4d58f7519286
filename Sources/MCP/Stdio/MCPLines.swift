/// Takes a stream of bytes apart into lines, each a message. Blank ones are left out.
struct MCPLines {
    enum Line: Equatable {
        case message([UInt8])
        /// It was longer than a message may be, and is not kept.
        case tooLong
    }

    private let limit: Int
    private var line: [UInt8] = []
    private var isTooLong = false

    init(limit: Int = MCPSession.sizeLimit) {
        self.limit = limit
    }

    mutating func take(_ bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            keep(rest[..<end])
            if let line = finish() { lines.append(line) }
            rest = rest[(end + 1)...]
        }
        keep(rest)
        return lines
    }

    /// The last line, where the stream ended without ending it.
    mutating func finish() -> Line? {
        defer { (line, isTooLong) = ([], false) }
        if isTooLong { return .tooLong }
        return line.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } ? nil : .message(line)
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        if isTooLong || bytes.count > limit - line.count {
            (line, isTooLong) = ([], true)
        } else {
            line += bytes
        }
    }
}
