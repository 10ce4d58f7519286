import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Stands between the parser and those who answer: keeps the deadlines, refuses what is too large or unclear, and decides
/// when a connection ends.
///
/// It also turns NIO's heads into those of HTTPTypes and back, since only here the client's version is known.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    enum Phase {
        case open
        /// Refuses what came last, once those before it are answered.
        case refusing(Refusal, isHeard: Bool)
        /// The last answer is written; the client may read it, and close.
        case lingering
        case closed
    }

    let server: ServerContext
    let task = RequestTask()
    private let patrol: Patrol
    var post: Patrol.Post?
    var state: GuardState
    var phase = Phase.open
    /// In the order in which they came.
    var exchanges: [Exchange] = []
    private(set) var context: ChannelHandlerContext?
    private var isReadWanted = true
    private var hasUnwritten = false
    private var isFirstLineWhole = false
    /// Of what was dropped.
    private var dropped = 0

    init(_ server: ServerContext, patrol: Patrol, at now: NIODeadline) {
        self.server = server
        self.patrol = patrol
        state = GuardState(server.settings.deadlines, isSecure: server.settings.tls != nil, at: now)
        if patrol.isStopping { state.stops() }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        patrol.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        patrol.remove(self)
        clientLeft()
        phase = .closed
        self.context = nil
        server.tally.closed()
    }

    // MARK: In

    /// Whether bytes that come are still wanted.
    var takesInput: Bool {
        if case .open = phase { true } else { false }
    }

    /// Counts bytes before they are parsed. False where they are dropped.
    func admits(_ bytes: ByteBuffer) -> Bool {
        guard takesInput, let context else {
            dropped += bytes.readableBytes
            if dropped > 1 << 20 { self.context?.close(promise: nil) }
            return false
        }
        state.received(bytes.readableBytes, at: context.eventLoop.now)
        if state.reading == .head, !isFirstLineWhole {
            isFirstLineWhole = bytes.readableBytesView.contains(UInt8(ascii: "\n"))
        }
        return true
    }

    /// The parser has seen what was admitted: a head that is still not whole must not become too large.
    func parsed() {
        let limits = server.settings.limits
        guard takesInput, state.reading == .head, state.headBytes > limits.headerBytes + limits.targetBytes else {
            return
        }
        refuse(isFirstLineWhole ? .headersTooLarge : .targetTooLong, isHeard: false)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard takesInput else { return }
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            receive(head, context: context)
        case .body(let buffer):
            state.receivedBody(buffer.readableBytes)
            guard state.bodyBytes <= server.settings.limits.bodyBytes else {
                return refuse(.bodyTooLarge, isHeard: true)
            }
            context.fireChannelRead(Self.wrapInboundOut(.body(buffer)))
        case .end(let trailers):
            state.requestEnded(at: context.eventLoop.now)
            context.fireChannelRead(Self.wrapInboundOut(.end(trailers.map { HTTPFields($0, splitCookie: false) })))
        }
    }

    private func receive(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
        isFirstLineWhole = false
        if let refusal = server.rules.refusal(of: head) { return refuse(refusal, isHeard: false) }
        guard var request = try? HTTPRequest(head, secure: server.settings.tls != nil, splitCookie: false) else {
            return refuse(.badRequest, isHeard: false)
        }
        let isOld = head.version == .http1_0
        let connection = head.headers[canonicalForm: "connection"]
        let closes = connection.contains { FieldList.isSame($0.utf8, "close".utf8) }
        // NIO's parser stops at what may be an upgrade, so that is the last request.
        let upgrades = connection.contains { FieldList.isSame($0.utf8, "upgrade".utf8) }
        let keeps = !isOld || connection.contains { FieldList.isSame($0.utf8, "keep-alive".utf8) }
        exchanges.append(Exchange(isHead: head.method == .HEAD, isOld: isOld, closes: closes || upgrades || !keeps))
        state.headEnded(at: context.eventLoop.now)
        server.tally.heard()
        // Hummingbird compares it with exactly this.
        if closes { request.headerFields[.connection] = "close" }
        if !isOld, exchanges.count == 1, head.headers.contains(name: "expect") { invite(context) }
        context.fireChannelRead(Self.wrapInboundOut(.head(request)))
    }

    /// The client waits for a sign before it sends the body.
    private func invite(_ context: ChannelHandlerContext) {
        let head = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(Self.wrapOutboundOut(.head(head)), promise: nil)
    }

    func read(context: ChannelHandlerContext) {
        if !isReadWanted {
            isReadWanted = true
            state.resumed(at: context.eventLoop.now)
        }
        context.read()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReadWanted = false
        context.fireChannelReadComplete()
    }

    // MARK: Ends

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(ChannelEvent.inputClosed) = event as? ChannelEvent { inputClosed(context) }
        context.fireUserInboundEventTriggered(event)
    }

    /// The client sends no more. Nearly always it is gone; one that only closed its half has half a second to be answered.
    private func inputClosed(_ context: ChannelHandlerContext) {
        guard takesInput, !exchanges.isEmpty else {
            if case .lingering = phase { context.close(promise: nil) }
            return
        }
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(500)) { [self] in
            guard !exchanges.isEmpty else { return }
            cut()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        clientLeft()
        phase = .closed
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case HTTPParserError.invalidEOFState:
            context.fireErrorCaught(WebServerError.requestCut)
            cut()
        case HTTPParserError.headerOverflow:
            refuse(isFirstLineWhole ? .headersTooLarge : .targetTooLong, isHeard: state.reading == .body)
        case is HTTPParserError:
            refuse(.badRequest, isHeard: state.reading == .body)
        default:
            server.logger.debug("connection ended", metadata: ["reason": "\(error)"])
            context.fireErrorCaught(WebServerError.requestCut)
            cut()
        }
    }

    private func clientLeft() {
        guard !exchanges.isEmpty else { return }
        exchanges = []
        server.tally.clientLeft()
        task.cancel()
    }

    // MARK: Time

    func wrote(_ bytes: Int) {
        guard let context else { return }
        hasUnwritten = true
        state.wrote(bytes, at: context.eventLoop.now)
    }

    private func pendingBytes(_ context: ChannelHandlerContext) -> Int {
        guard hasUnwritten else { return 0 }
        let pending = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        if pending == 0 { hasUnwritten = false }
        return pending
    }

    private func ended(_ lapse: Lapse) {
        server.tally.lapsed(lapse)
        switch lapse {
        case .head where state.headBytes > 0: refuse(.requestTimeout, isHeard: false)
        case .body, .bodyRate: refuse(.requestTimeout, isHeard: true)
        case .head, .write, .idle, .silence, .linger, .stopping: cut()
        }
    }
}

extension ConnectionGuard: Patrol.Guarded {
    func look(at now: NIODeadline) {
        guard let context else { return }
        if !isReadWanted, takesInput { state.paused(at: now) }
        if let lapse = state.lapse(pending: pendingBytes(context), at: now) { ended(lapse) }
    }

    func stop(at now: NIODeadline) {
        state.stops()
    }

    func cut() {
        clientLeft()
        phase = .closed
        context?.close(promise: nil)
    }
}
