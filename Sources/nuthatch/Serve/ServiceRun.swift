import Access
import ArgumentParser
import HTTPService
import Handover
import HummingbirdCore
import Logging
import Persistence
import RAGCore
import Telemetry
import UnixSignals
import WebServer

/// The life of the service: what it opens, what runs beside it, and the order in which it ends.
struct ServiceRun: Sendable {
    let settings: Settings
    let server: ServerConfiguration
    let simulates: Bool
    let quiet: Bool
    let registry: MetricsRegistry
    /// The settings as they are now.
    let read: @Sendable () throws -> (settings: Settings, server: ServerConfiguration)

    private var logger: Logger { Logger(label: "nuthatch.service") }

    func run() async throws {
        try await SimulatorSession.run(settings, when: simulates) { simulator in
            let configuration = try settings.gatewayConfiguration()
            let workspace = try await Workspace.open(settings, mode: .write, command: "serve")
            guard workspace.store.canWrite else {
                await workspace.store.close()
                throw CommandFailure(
                    .databaseRefused,
                    "Another process writes \(workspace.store.path); stop it, or name another database."
                )
            }
            do {
                let ledger = simulator == nil ? settings.database : nil
                try await GatewaySession.withLedger(beside: ledger, configuration) { ledger in
                    try await serve(workspace, simulator, ledger)
                }
            } catch {
                await workspace.store.close()
                throw error
            }
            await workspace.store.close()
        }
    }

    private func serve(_ workspace: Workspace, _ simulator: SimulatorSession?, _ ledger: GatewayFile?) async throws {
        let tasks = BackgroundTasks()
        let time = SystemTime()
        let keys = KeyDirectory(store: workspace.store, opensWithoutKeys: server.isLoopback, time: time, tasks: tasks)
        try await checkKeys(keys)
        let embedder = try await workspace.loadEmbedder()
        let collections = ServiceCollections(workspace: workspace, embedder: embedder)
        let writer = FollowedWriter(workspace.store) { await collections.follow($0) }
        await collections.write(through: writer)
        let meter = KeyMeter(time: time)
        try await meter.synchronize(with: workspace.store)
        let maker = ServiceMaker(
            workspace: workspace,
            simulator: simulator,
            ledger: ledger,
            embedder: embedder,
            collections: collections,
            writer: writer,
            keys: keys,
            meter: meter,
            admission: Admission(server.admission, time: time, tasks: tasks),
            registry: registry,
            logger: logger,
            quiet: quiet
        )
        let first = try await maker.draft(settings, server, after: nil)
        _ = await collections.adopt(first.rooms, first.making)
        let host = ServiceHost(maker, first: first.edition)
        do {
            // The first question is not to wait for it.
            _ = try await collections.room(settings.collection)
            try await listen(host, workspace, writer, meter)
        } catch {
            await tasks.shutDown()
            await host.shutDown()
            throw error
        }
        await tasks.shutDown()
        await host.shutDown()
        try await meter.synchronize(with: workspace.store)
    }

    private func listen(
        _ host: ServiceHost,
        _ workspace: Workspace,
        _ writer: any CorpusWriter,
        _ meter: KeyMeter
    ) async throws {
        let scope = try ReloadScope(settings, server)
        let handover = try HandoverServer(beside: workspace.store.path, writer: writer, keys: workspace.store)
        let listener = try WebServer(server.listener, logger: logger, responder: responder(host))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await handover.run() }
            group.addTask { await host.warm(settings.collection) }
            group.addTask {
                await meter.keepSynchronized(with: workspace.store) { error in
                    logger.error("spending is not written down", metadata: ["error": "\(error)"])
                }
            }
            group.addTask { await stop(listener, on: [.sigterm, .sigint]) }
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sighup) { await reload(host, listener, scope) }
            }
            try await listener.run { port in
                let name = server.host.contains(":") ? "[\(server.host)]" : server.host
                Terminal.output("listening on \(server.tls == nil ? "http" : "https")://\(name):\(port)")
            }
            group.cancelAll()
        }
    }

    private func responder(_ host: ServiceHost) -> WebServer.Responder {
        guard server.traces != nil else {
            return { request, writer, channel in
                let edition = host.enter()
                defer { edition.leave() }
                try await edition.service.respond(to: request, writer, channel)
            }
        }
        return { request, writer, channel in
            let edition = host.enter()
            defer { edition.leave() }
            var writer: ResponseWriter? = writer
            try await RequestTracing.run(request) {
                guard let writer = writer.take() else { return }
                try await edition.service.respond(to: request, writer, channel)
            }
        }
    }

    /// Takes over the settings as they are now, or says why not.
    private func reload(_ host: ServiceHost, _ listener: WebServer, _ scope: ReloadScope) async {
        do {
            let (settings, server) = try await ComputeQueue.run { try read() }
            try await host.reload(settings, server) { try listener.reloadCertificates() }
            let waiting = try scope.waiting(in: settings, server)
            logger.notice(
                "the settings are read anew",
                metadata: waiting.isEmpty ? nil : ["after_a_restart": "\(waiting.joined(separator: ", "))"]
            )
        } catch {
            let reason = CommandFailure(error)?.message ?? "\(error)"
            logger.error("the settings stay as they were", metadata: ["reason": "\(reason)"])
        }
    }

    /// Whoever reaches a service without keys may do everything, so nobody else must.
    private func checkKeys(_ keys: KeyDirectory) async throws {
        guard try await !keys.hasKeys() else { return }
        guard server.isLoopback else {
            throw CommandFailure(
                .notConfigured,
                "There is no key, and \(server.host) is reached from elsewhere; make one with nuthatch keys create, or listen "
                    + "on 127.0.0.1."
            )
        }
        if !quiet {
            Terminal.error(
                "There is no key: everybody on this machine may do everything. nuthatch keys create makes one."
            )
        }
    }

    private func stop(_ listener: WebServer, on signals: [UnixSignal]) async {
        for await signal in await UnixSignalsSequence(trapping: signals) {
            logger.info("stopping", metadata: ["signal": "\(signal)"])
            listener.stop()
        }
    }
}
