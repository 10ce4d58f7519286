import Gateway
import WireFormat

/// What callers read.
enum Reply {
    static func text(of reply: ChatReply) throws -> String {
        try ChatResponse(reply.body).text
    }

    static func text(of stream: ReplyStream) async throws -> String {
        var text = ""
        while let frame = try await stream.next() { text += try ChatChunk(frame).text }
        return text
    }
}
