import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

extension ConnectionGuard {
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !exchanges.isEmpty, mayAnswer else {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        switch Self.unwrapOutboundIn(data) {
        case .head(let response):
            writeHead(response, context: context, promise: promise)
        case .body(let buffer):
            guard !exchanges[0].isHead else {
                promise?.succeed()
                return
            }
            context.write(Self.wrapOutboundOut(.body(.byteBuffer(buffer))), promise: promise)
        case .end(let trailers):
            writeEnd(trailers.map { HTTPHeaders($0) }, context: context, promise: promise)
        }
    }

    /// Whether the first of the exchanges is one that its responder answers.
    private var mayAnswer: Bool {
        switch phase {
        case .open: true
        case .refusing(_, let isHeard): exchanges.count > (isHeard ? 1 : 0)
        case .lingering, .closed: false
        }
    }

    private func writeHead(_ response: HTTPResponse, context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        var head = HTTPResponseHead(response)
        guard response.status.code >= 200 else {
            return context.write(Self.wrapOutboundOut(.head(head)), promise: promise)
        }
        let exchange = exchanges[0]
        if exchange.isOld {
            head.version = .http1_0
            head.headers.remove(name: "transfer-encoding")
        }
        let closes = exchange.closes || ends(with: head, exchange, at: context.eventLoop.now)
        if closes {
            head.headers.replaceOrAdd(name: "connection", value: "close")
        } else if exchange.isOld {
            head.headers.replaceOrAdd(name: "connection", value: "keep-alive")
        }
        exchanges[0].closes = closes
        exchanges[0].isAnswered = true
        context.write(Self.wrapOutboundOut(.head(head)), promise: promise)
    }

    /// Whether a connection ends with an answer for reasons other than the client's wish: its age; a body that only its end
    /// delimits; or a request whose body has not come yet, since it is answered without having been read.
    private func ends(with head: HTTPResponseHead, _ exchange: Exchange, at now: NIODeadline) -> Bool {
        if state.isLast(at: now) { return true }
        if exchanges.count == 1, state.reading == .body { return true }
        if exchange.isOld || exchange.isHead {
            let isUnframed = !head.headers.contains(name: "content-length") && ![204, 304].contains(head.status.code)
            if isUnframed { return true }
        }
        return head.headers[canonicalForm: "connection"].contains { FieldList.isSame($0.utf8, "close".utf8) }
    }

    private func writeEnd(_ trailers: HTTPHeaders?, context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        let exchange = exchanges.removeFirst()
        state.answerEnded(at: context.eventLoop.now)
        // The encoder does not know that it was a HEAD, and would end a body of chunks that never began.
        if exchange.isHead, exchange.closes {
            promise?.succeed()
        } else {
            context.write(Self.wrapOutboundOut(.end(trailers)), promise: promise)
        }
        if exchange.closes {
            context.flush()
            linger(context)
        } else if case .refusing(let refusal, let isHeard) = phase, exchanges.count == (isHeard ? 1 : 0) {
            write(refusal, context: context)
        }
    }

    /// Answers in the responder's place, after what was asked before, and hears no more.
    ///
    /// - Parameter isHeard: whether the responder has its head already.
    func refuse(_ refusal: Refusal, isHeard: Bool) {
        guard takesInput, let context else { return }
        server.tally.refused(refusal)
        phase = .refusing(refusal, isHeard: isHeard)
        state.requestEnded(at: context.eventLoop.now)
        if exchanges.count == (isHeard ? 1 : 0) { write(refusal, context: context) }
        context.fireErrorCaught(WebServerError.requestCut)
    }

    private func write(_ refusal: Refusal, context: ChannelHandlerContext) {
        // Half an answer cannot be taken back; the client sees that it is cut.
        if exchanges.first?.isAnswered != true {
            let isHead = exchanges.first?.isHead == true
            context.write(Self.wrapOutboundOut(.head(server.head(of: refusal))), promise: nil)
            if !isHead {
                let body = ByteBuffer(string: server.body(of: refusal))
                context.write(Self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
            }
            context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
        }
        if !exchanges.isEmpty {
            exchanges = []
            task.cancel()
        }
        linger(context)
    }

    /// Closes this side, and gives the client time to read what was written: closing all while bytes arrive is a reset,
    /// which takes the answer from it.
    private func linger(_ context: ChannelHandlerContext) {
        phase = .lingering
        task.close()
        state.lingers(at: context.eventLoop.now)
        context.close(mode: .output, promise: nil)
        context.read()
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        switch (phase, mode) {
        case (.lingering, _), (.refusing, _):
            if let promise { context.channel.closeFuture.cascade(to: promise) }
        case (.open, .output) where exchanges.isEmpty:
            linger(context)
            promise?.succeed()
        default:
            context.close(mode: mode, promise: promise)
        }
    }
}
