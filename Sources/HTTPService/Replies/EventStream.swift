import HTTPTypes
import Hummingbird
import NIOCore
import RAGCore

/// Server-sent events as they are written.
enum EventStream {
    typealias Send = @Sendable (ByteBuffer) async throws -> Void

    static let contentType = "text/event-stream; charset=utf-8"

    /// - Parameter data: on one line.
    static func event(_ name: String? = nil, _ data: some Collection<UInt8>) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(data.count + 32)
        if let name { buffer.writeString("event: \(name)\n") }
        buffer.writeStaticString("data: ")
        buffer.writeBytes(data)
        buffer.writeStaticString("\n\n")
        return buffer
    }

    static let done = ByteBuffer(string: "data: [DONE]\n\n")
    private static let comment = ByteBuffer(string: ": ping\n\n")

    /// A response of the events that `produce` sends, each once the ones before it are on their way. Where none came for
    /// as long as `ping`, a comment says that the connection is alive. A reader that leaves cancels `produce`.
    static func response(
        ping: Duration,
        time: any TimeSource,
        headers: HTTPFields = [:],
        _ produce: @escaping @Sendable (@escaping Send) async throws -> Void
    ) -> Response {
        var headers = headers
        headers[.contentType] = contentType
        // Neither proxies nor caches may hold it back.
        headers[.cacheControl] = "no-cache"
        headers[.accelBuffering] = "no"
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody { writer in
                try await write(to: &writer, ping: ping, time: time, produce)
                try await writer.finish(nil)
            }
        )
    }

    private static func write(
        to writer: inout any ResponseBodyWriter,
        ping: Duration,
        time: any TimeSource,
        _ produce: @escaping @Sendable (@escaping Send) async throws -> Void
    ) async throws {
        // Hummingbird's name for a stream of buffers whose writer waits for its reader.
        let (events, source) = RequestBody.makeStream()
        let lastSent = LastSent(time.now)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await produce { event in
                        try Task.checkCancellation()
                        await source.yield(event)
                        lastSent.instant = time.now
                    }
                    source.finish()
                } catch {
                    source.finish(error)
                }
            }
            group.addTask {
                while true {
                    let due = lastSent.instant + ping
                    if time.now < due {
                        try await time.sleep(until: due)
                    } else {
                        await source.yield(comment)
                        lastSent.instant = time.now
                    }
                }
            }
            defer { group.cancelAll() }
            for try await event in events { try await writer.write(event) }
        }
    }
}
