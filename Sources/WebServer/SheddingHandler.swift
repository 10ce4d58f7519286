import NIOCore
import NIOHTTP1

/// Tells a client that the server is full: a 503 as soon as it asks for something, or after a second if it does not.
///
/// It waits for the first bytes since many clients take an answer that comes before the question for a mistake.
final class SheddingHandler: ChannelInboundHandler, Patrol.Guarded {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let server: ServerContext
    private let patrol: Patrol
    var post: Patrol.Post?
    private var context: ChannelHandlerContext?
    private var isAnswered = false
    private var looks = 0

    init(_ server: ServerContext, patrol: Patrol) {
        self.server = server
        self.patrol = patrol
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        patrol.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        patrol.remove(self)
        self.context = nil
        server.tally.closed()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        answer(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(ChannelEvent.inputClosed) = event as? ChannelEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard !isAnswered else { return }
        isAnswered = true
        looks = 0
        let head = server.head(of: .overloaded)
        var buffer = context.channel.allocator.buffer(capacity: 512)
        buffer.writeString("HTTP/1.1 \(head.status.code) \(head.status.reasonPhrase)\r\n")
        for (name, value) in head.headers { buffer.writeString("\(name): \(value)\r\n") }
        buffer.writeString("\r\n" + server.body(of: .overloaded))
        context.writeAndFlush(Self.wrapOutboundOut(buffer), promise: nil)
        context.close(mode: .output, promise: nil)
    }

    func look(at now: NIODeadline) {
        guard let context else { return }
        looks += 1
        if isAnswered, looks > 1 { return context.close(promise: nil) }
        if looks > 1 { answer(context) }
    }

    func stop(at now: NIODeadline) {
        if let context { answer(context) }
    }

    func cut() {
        context?.close(promise: nil)
    }
}
