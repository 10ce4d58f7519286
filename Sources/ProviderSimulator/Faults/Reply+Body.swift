extension Reply {
    private static let blockLength = 65_536

    /// The body in parts, not yet framed.
    var bodyParts: [BodyPart] {
        switch body {
        case .whole(let text): stuffed(text)
        case .events(let events): parts(of: events)
        }
    }

    private func parts(of events: [ReplyEvent]) -> [BodyPart] {
        var parts: [BodyPart] = events.map { .bytes(dialect.frame($0), waits: $0.waits) }
        guard let filler, case .bytes(let first, _)? = parts.first else { return parts }
        switch filler {
        case .longString: parts.replaceSubrange(0..<1, with: stuffed(first))
        case .endless(let bytes):
            let block = dialect.frame(events[min(1, events.count - 1)]).bytes
            parts.insert(Self.flood(block, bytes: bytes), at: min(2, parts.count))
        }
        return parts
    }

    /// `text` with the filler behind its first brace.
    private func stuffed(_ text: Template) -> [BodyPart] {
        guard let filler, let brace = text.bytes.firstIndex(of: UInt8(ascii: "{")) else {
            return [.bytes(text, waits: false)]
        }
        var (head, tail) = text.split(at: brace + 1)
        let flood: BodyPart
        switch filler {
        case .endless(let bytes):
            flood = Self.flood([UInt8](repeating: UInt8(ascii: " "), count: Self.blockLength), bytes: bytes)
        case .longString(let bytes):
            let block = [UInt8](repeating: UInt8(ascii: "l"), count: Self.blockLength)
            head.append(#""x_long":""#)
            tail.insert(block.prefix(bytes % block.count) + Array("\",".utf8), at: 0)
            flood = .flood(block, times: bytes / block.count)
        }
        return [.bytes(head, waits: false), flood, .bytes(tail, waits: false)]
    }

    private static func flood(_ block: [UInt8], bytes: Int) -> BodyPart {
        .flood(block, times: bytes == 0 ? nil : (bytes + block.count - 1) / block.count)
    }
}
