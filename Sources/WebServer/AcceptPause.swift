import NIOCore

/// Leaves a listening socket alone for a while after an accept has failed.
///
/// Without open files left, the connection stays in the queue and the socket readable: NIO would try again at once, for ever
/// (11,000 times a second; its own `AcceptBackoffHandler` does not help, since the failed read stays registered).
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = Any

    private let pause: TimeAmount
    private var isPaused = false

    init(_ pause: TimeAmount) {
        self.pause = pause
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is IOError else { return context.fireErrorCaught(error) }
        guard !isPaused, let options = context.channel.syncOptions else { return }
        isPaused = true
        try? options.setOption(.autoRead, value: false)
        context.eventLoop.assumeIsolated().scheduleTask(in: pause) {
            self.isPaused = false
            // Fails where the socket is closed by now.
            try? options.setOption(.autoRead, value: true)
        }
    }
}
