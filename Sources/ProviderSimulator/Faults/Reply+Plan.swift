extension Reply {
    /// Between bytes and a RST, which would overtake them.
    private static let beforeReset = Duration.milliseconds(20)

    /// The answer as the steps of a connection.
    var plan: Plan {
        var steps = sideEffects
        if latency > .zero { steps.append(.wait(latency)) }
        let isSeen = appendAnswer(to: &steps)
        return Plan(steps: Self.joined(steps), status: isSeen ? status : nil)
    }

    /// False where nothing of it is sent.
    private func appendAnswer(to steps: inout [Step]) -> Bool {
        switch ending {
        case .hang(.start): steps.append(.hang)
        case .reset(.start): steps.append(.reset)
        case .close(.start): steps.append(.close)
        default:
            var parts = bodyParts
            let isEndless = parts.contains { $0.length == nil }
            if isChunked || isEndless { parts = Chunks(fault: chunkFault).framed(parts) }
            let length = isChunked || isEndless ? nil : parts.reduce(0) { $0 + ($1.length ?? 0) }
            appendHead(to: &steps, length: length)
            appendBody(parts, to: &steps)
            return true
        }
        return false
    }

    private func appendHead(to steps: inout [Step], length: Int?) {
        if let informational { steps.append(.flood(informational.block, times: informational.times)) }
        var head = "HTTP/1.1 \(status) \(StatusLine.reason(status))\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        head += length.map { "Content-Length: \($0)\r\n" } ?? "Transfer-Encoding: chunked\r\n"
        steps.append(.send(Template(head)))
        if let headFlood { steps.append(.flood(headFlood.block, times: headFlood.times)) }
        steps.append(.send(Template("\r\n")))
    }

    private func appendBody(_ parts: [BodyPart], to steps: inout [Step]) {
        switch ending {
        case .whole: append(parts, to: &steps)
        case .closeWhenIdle(let delay):
            append(parts, to: &steps)
            steps.append(.closeWhenIdle(delay))
        case .hang(let point): steps += broken(parts, at: point) + [.hang]
        case .reset(let point): steps += broken(parts, at: point) + [.wait(Self.beforeReset), .reset]
        case .close(let point): steps += broken(parts, at: point) + [.close]
        }
    }

    private func broken(_ parts: [BodyPart], at point: Point) -> [Step] {
        var steps: [Step] = []
        if case .middle = point { append(Self.half(of: parts), to: &steps) }
        return steps
    }

    private func append(_ parts: [BodyPart], to steps: inout [Step]) {
        for part in parts {
            switch part {
            case .bytes(let bytes, let waits):
                if waits, interval > .zero { steps.append(.wait(interval)) }
                steps.append(pace.map { .trickle(bytes, size: $0.size, every: $0.every) } ?? .send(bytes))
            case .flood(let block, let times): steps.append(.flood(block, times: times))
            }
        }
    }

    /// The first half of the bytes; it ends before a flood.
    private static func half(of parts: [BodyPart]) -> [BodyPart] {
        var room = parts.reduce(0) { $0 + ($1.length ?? 0) } / 2
        var half: [BodyPart] = []
        for part in parts {
            guard case .bytes(let bytes, let waits) = part, room > 0 else { break }
            half.append(.bytes(bytes.split(at: min(room, bytes.bytes.count)).0, waits: waits))
            room -= bytes.bytes.count
        }
        return half
    }

    /// Neighbours that are sent together are one template: a plain answer is a single copy.
    private static func joined(_ steps: [Step]) -> [Step] {
        var joined: [Step] = []
        for step in steps {
            if case .send(let next) = step, case .send(var last)? = joined.last, !(last.isFilled && next.isFilled) {
                last.append(next)
                joined[joined.count - 1] = .send(last)
            } else {
                joined.append(step)
            }
        }
        return joined
    }
}
