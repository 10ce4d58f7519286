import LoadGenerator
import Testing

struct ResponseReaderTests {
    private struct Case: CustomStringConvertible {
        var name: String
        var bytes: String
        var bodyBytes: Int
        /// Whether the end of the connection is the end of the answer.
        var endsWithConnection = false

        var description: String { name }
    }

    private static let cases = [
        Case(
            name: "a length",
            bytes: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Request-ID: load-000000000042\r\n\r\nhello",
            bodyBytes: 5
        ),
        Case(
            name: "chunks",
            bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nx-request-id: load-000000000042\r\n\r\n"
                + "5;a=b\r\nhello\r\nA\r\n0123456789\r\n0\r\nX-Trailer: 1\r\n\r\n",
            bodyBytes: 15
        ),
        Case(
            name: "events of a model",
            bytes: "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
                + "X-Request-ID: load-000000000042\r\n\r\n8\r\ndata: {}\r\n8\r\n\n\ndata: \r\n8\r\n[DONE]\n\n\r\n0\r\n\r\n",
            bodyBytes: 24
        ),
        Case(
            name: "events of an answer, until the connection ends",
            bytes: "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Request-ID: load-000000000042\r\n\r\n"
                + "event: final\ndata: {}\n\n",
            bodyBytes: 23,
            endsWithConnection: true
        ),
        Case(
            name: "an interim answer before",
            bytes: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                + "X-Request-ID: load-000000000042\r\n\r\nhi",
            bodyBytes: 2
        ),
    ]

    @Test(arguments: cases)
    private func `an answer is read alike however it is cut`(_ sample: Case) throws {
        let bytes = Array(sample.bytes.utf8)
        for first in 0...bytes.count {
            for second in first...min(bytes.count, first + 7) {
                var reader = ResponseReader()
                for piece in [bytes[..<first], bytes[first..<second], bytes[second...]] {
                    let piece = Array(piece)
                    #expect(try reader.read(piece.span) == piece.count)
                }
                if sample.endsWithConnection {
                    #expect(!reader.isWhole)
                    try reader.end()
                }
                #expect(reader.isWhole)
                #expect(reader.bodyBytes == sample.bodyBytes)
                #expect(reader.head.canary == 42)
                #expect(reader.head.status == 200)
                #expect(reader.head.keepsAlive == !sample.endsWithConnection)
            }
        }
    }

    @Test func `what the service says of an answer is read`() throws {
        var reader = ResponseReader()
        let bytes = Array(
            ("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nX-Cache: miss\r\n"
                + "X-Nuthatch-Overhead-Ms: 1.25\r\nContent-Length: 0\r\n\r\n").utf8
        )
        _ = try reader.read(bytes.span)
        #expect(reader.isWhole)
        #expect(reader.head.status == 503)
        #expect(reader.head.hasRetryAfter)
        #expect(!reader.head.keepsAlive)
        #expect(reader.head.cache == .miss)
        #expect(reader.head.overheadMicroseconds == 1_250)
        #expect(reader.head.canary == nil)
    }

    @Test(arguments: [
        ("ICY 200 OK\r\n\r\n", ResponseFault.badStatusLine),
        ("HTTP/1.1 9000 OK\r\n\r\n", .badStatusLine),
        ("HTTP/1.1 200 OK\r\nno field\r\n\r\n", .badHeader),
        ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", .badLength),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", .badLength),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", .badLength),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", .badChunk),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", .badChunk),
        (
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9\r\n\r\ndata: {}\n",
            .unfinishedStream
        ),
        ("HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 70_000), .tooLong),
    ])
    func `what a strict client refuses is refused`(_ text: String, _ fault: ResponseFault) {
        let bytes = Array(text.utf8)
        #expect(throws: fault) {
            var reader = ResponseReader()
            _ = try reader.read(bytes.span)
        }
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell"])
    func `an answer whose connection ends too soon is cut short`(_ text: String) throws {
        var reader = ResponseReader()
        let bytes = Array(text.utf8)
        _ = try reader.read(bytes.span)
        #expect(throws: ResponseFault.cutShort) { try reader.end() }
    }

    @Test func `bytes behind an answer are left`() throws {
        var reader = ResponseReader()
        let bytes = Array("HTTP/1.1 204 No Content\r\n\r\nHTTP".utf8)
        #expect(try reader.read(bytes.span) == bytes.count - 4)
        #expect(reader.isWhole)
    }
}
