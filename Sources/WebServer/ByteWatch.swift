import NIOCore

/// Tells the guard of the bytes of a connection, which it does not see itself: it stands behind the parser.
final class ByteWatch: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let connectionGuard: ConnectionGuard

    init(_ connectionGuard: ConnectionGuard) {
        self.connectionGuard = connectionGuard
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = Self.unwrapInboundIn(data)
        guard connectionGuard.admits(buffer) else { return }
        context.fireChannelRead(data)
        connectionGuard.parsed()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        // What is dropped is read all the same, so that the client is not cut off from its answer by a reset.
        if !connectionGuard.takesInput { context.read() }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        connectionGuard.wrote(Self.unwrapOutboundIn(data).readableBytes)
        context.write(data, promise: promise)
    }
}
