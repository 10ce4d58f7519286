/// Takes requests out of the bytes that a connection has sent.
enum RequestReader {
    enum Outcome {
        /// More bytes have to come. `expectsContinue`: and the client sends its body only when told so.
        case incomplete(expectsContinue: Bool)
        /// `end` is where the next request begins.
        case whole(Request, end: Int)
        case malformed
    }

    /// The longest body that is read.
    static let bodyLimit = 32 * 1024 * 1024

    /// The request that begins at `start`.
    static func next(in bytes: [UInt8], from start: Int) -> Outcome {
        guard start < bytes.count else { return .incomplete(expectsContinue: false) }
        do {
            let head = try RequestHead(bytes.span, from: start)
            let (body, end) = try body(of: head, in: bytes)
            let request = Request(
                method: head.method,
                path: head.path,
                authorization: head.authorization.map { bytes.span.text($0) },
                simulate: head.simulate,
                body: body,
                keepsAlive: head.keepsAlive
            )
            return .whole(request, end: end)
        } catch .incomplete {
            let head = try? RequestHead(bytes.span, from: start)
            let waitsForUs = head.map { $0.expectsContinue && $0.end == bytes.count } ?? false
            return .incomplete(expectsContinue: waitsForUs)
        } catch {
            return .malformed
        }
    }

    private static func body(
        of head: RequestHead,
        in bytes: [UInt8]
    ) throws(RequestHead.Failure) -> (body: [UInt8], end: Int) {
        if head.isChunked { return try chunkedBody(in: bytes, from: head.end) }
        guard head.length <= bodyLimit else { throw .malformed }
        let end = head.end + head.length
        guard end <= bytes.count else { throw .incomplete }
        return (Array(bytes[head.end..<end]), end)
    }

    /// The chunks are walked first and copied only when the last is there.
    private static func chunkedBody(
        in bytes: [UInt8],
        from start: Int
    ) throws(RequestHead.Failure) -> (body: [UInt8], end: Int) {
        var chunks: [Range<Int>] = []
        var (position, total) = (start, 0)
        while true {
            guard let lineEnd = bytes.span.first(UInt8(ascii: "\n"), in: position..<bytes.count) else {
                throw .incomplete
            }
            let line = bytes.span.trimmed(position..<max(position, lineEnd - 1))
            guard let size = Int(bytes.span.text(line), radix: 16), size >= 0, size <= bodyLimit - total else {
                throw .malformed
            }
            let chunk = lineEnd + 1..<lineEnd + 1 + size
            guard chunk.upperBound + 2 <= bytes.count else { throw .incomplete }
            position = chunk.upperBound + 2
            if size == 0 { break }
            total += size
            chunks.append(chunk)
        }
        return (chunks.flatMap { bytes[$0] }, position)
    }
}
