import HTTPTypes
import Hummingbird
import NIOCore
import ReplyFormat

extension Response {
    /// A body of JSON.
    static func json(text bytes: some Collection<UInt8>, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        json(text: try CompactJSON.bytes(value), status: status)
    }

    init(_ failure: ServiceFailure) {
        self = .json(text: failure.body, status: HTTPResponse.Status(code: failure.status))
        if let seconds = failure.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
        if !failure.allowed.isEmpty { headers[.allow] = failure.allowed.joined(separator: ", ") }
        if failure.status == 401 { headers[.wwwAuthenticate] = "Bearer" }
    }
}
