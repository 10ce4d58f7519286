import Glibc
package import HummingbirdCore
package import Logging
package import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Listens for HTTP/1.1, keeps bad connections in bounds, and gives each request to a responder.
///
/// A request's task is cancelled when its client leaves. Runs once.
package final class WebServer: Sendable {
    /// As HummingbirdCore calls it: writes the answer to the request.
    package typealias Responder =
        @concurrent @Sendable (Request, consuming ResponseWriter, any Channel) async throws -> Void

    private enum State {
        case new
        case running(Running)
        case stopping
    }

    private struct Running {
        let listener: any Channel
        let stream: ConnectionStream
        let patrols: Patrols
    }

    private let context: ServerContext
    private let responder: Responder
    private let tls: TLSMaterial?
    private let state = Mutex(State.new)
    private let finished = Mutex(false)

    /// - Throws: `WebServerError` where certificates are missing or broken.
    package init(_ settings: ServerSettings, logger: Logger, responder: @escaping Responder) throws(WebServerError) {
        context = ServerContext(settings, logger: logger)
        self.responder = responder
        if let files = settings.tls { tls = try TLSMaterial(files) } else { tls = nil }
    }

    package var counters: ServerCounters { context.tally.counters }

    /// Reads the certificates again, for connections that come from now on.
    ///
    /// - Throws: what is wrong with them; the former ones stay.
    package func reloadCertificates() throws(WebServerError) {
        try tls?.reload()
    }

    /// Listens until `stop` is called, and returns when all connections are closed. Cancelling the task stops it too.
    ///
    /// - Parameter onReady: is told the port.
    /// - Throws: `WebServerError.cannotListen` where the address is taken or not allowed.
    package func run(onReady: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
        // NIO traps when a task is cancelled that has connections nobody serves yet (swift-nio #3481), so the work is in a
        // task that is only ever stopped.
        let work = Task { try await listen(onReady: onReady) }
        try await withTaskCancellationHandler {
            try await work.value
        } onCancel: {
            stop()
        }
    }

    /// Takes no more connections, answers what is under way, and closes; what then is left after `stopLimit` is cut.
    /// Returns at once.
    package func stop() {
        let running: Running? = state.withLock { state in
            defer { state = .stopping }
            if case .running(let running) = state { return running }
            return nil
        }
        guard let running else { return }
        running.patrols.stop()
        closeListener(running)
    }
}

extension WebServer {
    private func listen(onReady: @escaping @Sendable (Int) -> Void) async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let patrols = try await Patrols(group)
        defer { patrols.end() }
        let stream = ConnectionStream()
        let listener = try await listener(bootstrap(group, patrols, stream))
        let running = Running(listener: listener, stream: stream, patrols: patrols)
        let isWanted = try state.withLock { state in
            switch state {
            case .new: state = .running(running)
            case .running: throw WebServerError.startedTwice
            case .stopping: return false
            }
            return true
        }
        if isWanted { onReady(listener.localAddress?.port ?? context.settings.port) } else { closeListener(running) }
        await withDiscardingTaskGroup { tasks in
            for await connection in stream.connections {
                tasks.addTask { await connection.serve(self.responder, logger: self.context.logger) }
            }
        }
        finished.withLock { $0 = true }
    }

    private func listener(_ bootstrap: ServerBootstrap) async throws -> any Channel {
        let (host, port) = (context.settings.host, context.settings.port)
        do {
            return try await bootstrap.bind(host: host, port: port).get()
        } catch {
            let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) }
            throw WebServerError.cannotListen(host: host, port: port, reason: reason ?? "\(error)")
        }
    }

    private func bootstrap(
        _ group: any EventLoopGroup,
        _ patrols: Patrols,
        _ stream: ConnectionStream
    ) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(clamping: context.settings.backlog))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(
                .socketOption(.init(rawValue: SO_REUSEPORT)),
                value: context.settings.sharesPort ? 1 : 0
            )
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause(.milliseconds(100)))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture { try accept(channel, patrols, stream) }
            }
    }

    private func accept(_ channel: any Channel, _ patrols: Patrols, _ stream: ConnectionStream) throws {
        guard let patrol = patrols[channel.eventLoop] else { throw EventLoopError.shutdown }
        let open = context.tally.opened()
        let handlers = channel.pipeline.syncOperations
        do {
            switch context.settings.connections.verdict(open: open) {
            case .serve:
                if let tls { try handlers.addHandler(tls.handler) }
                try stream.add { try connection(channel, patrol) }
            case .refuse:
                if let tls { try handlers.addHandler(tls.handler) }
                context.tally.shed()
                try handlers.addHandler(SheddingHandler(context, patrol: patrol))
            case .close:
                context.tally.dropped()
                throw ChannelError.connectPending
            }
        } catch {
            context.tally.closed()
            throw error
        }
    }

    private func connection(_ channel: any Channel, _ patrol: Patrol) throws -> Connection {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = max(context.settings.limits.headerBytes, context.settings.limits.targetBytes)
        limits.maxHeaderListSize = context.settings.limits.headerBytes + context.settings.limits.targetBytes
        limits.maxHeaderFieldCount = context.settings.limits.headerFields
        let connectionGuard = ConnectionGuard(context, patrol: patrol, at: channel.eventLoop.now)
        let handlers = channel.pipeline.syncOperations
        try handlers.addHandler(ByteWatch(connectionGuard))
        try handlers.configureHTTPServerPipeline(
            withPipeliningAssistance: false,
            withErrorHandling: false,
            // The fields of HTTPTypes cannot hold what ends a line.
            withOutboundHeaderValidation: false,
            withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: limits
        )
        try handlers.addHandler(connectionGuard)
        return Connection(
            channel: try .init(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            ),
            task: connectionGuard.task
        )
    }

    /// Takes what is in the listening socket's queue, then closes it; and cuts what is left when the limit is over.
    private func closeListener(_ running: Running) {
        let eventLoop = running.listener.eventLoop
        eventLoop.execute {
            SynFilter.attach(to: running.listener).whenFailure { error in
                self.context.logger.debug("no filter on the listening socket", metadata: ["reason": "\(error)"])
            }
            self.closeWhenQuiet(running, accepted: self.counters.accepted, tries: 50)
        }
        eventLoop.scheduleTask(in: TimeAmount(context.settings.stopLimit)) {
            if !self.finished.withLock({ $0 }) { running.patrols.cut() }
        }
    }

    /// Twenty milliseconds without a new connection: the event loop accepts what there is in far less. Where the filter is
    /// not to be had they may go on coming, so it is not waited for ever.
    private func closeWhenQuiet(_ running: Running, accepted: Int, tries: Int) {
        running.listener.eventLoop.scheduleTask(in: .milliseconds(20)) {
            let now = self.counters.accepted
            if now != accepted, tries > 0 { return self.closeWhenQuiet(running, accepted: now, tries: tries - 1) }
            running.listener.close().whenComplete { _ in running.stream.finish() }
        }
    }
}
