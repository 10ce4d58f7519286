/// How a request over HTTP is answered.
package struct MCPPlan: Sendable, Equatable {
    /// Of the protocol.
    package let revision: MCPRevision
    /// Whether the reply goes out as the one event of a stream.
    let isStream: Bool

    package struct Response: Sendable, Equatable {
        package var status: Int
        /// Nil where there is no body.
        package var contentType: String?
        package var body: [UInt8]

        package init(status: Int, contentType: String?, body: [UInt8]) {
            self.status = status
            self.contentType = contentType
            self.body = body
        }
    }

    /// - Parameter reply: nil says no more than that the message was taken.
    package func response(to reply: MCPReply?) -> Response {
        guard let reply else { return Response(status: 202, contentType: nil, body: []) }
        if reply.isRefusal { return Response(status: 400, contentType: "application/json", body: reply.bytes) }
        guard isStream else { return Response(status: 200, contentType: "application/json", body: reply.bytes) }
        // A text of JSON that is written here has no line ends.
        let event = Array("event: message\ndata: ".utf8) + reply.bytes + Array("\n\n".utf8)
        return Response(status: 200, contentType: "text/event-stream", body: event)
    }
}
