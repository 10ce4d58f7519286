import Access
import Answering
import ArgumentParser
import Foundation
import Gateway
import HTTPService
import Handover
import LocalEmbedding
import Logging
import Persistence
import RAGCore
import Routing
import Telemetry
import UnixSignals
import Upstreams
import WebServer

/// The life of the service: what it opens, what runs beside it, and the order in which it ends.
struct ServiceRun: Sendable {
    let settings: Settings
    let server: ServerConfiguration
    let simulates: Bool
    let quiet: Bool
    let registry: MetricsRegistry

    /// Of 2 KB each.
    private static let rememberedQuestions = 4_096

    private var logger: Logger { Logger(label: "nuthatch.service") }

    func run() async throws {
        try await SimulatorSession.run(settings, when: simulates) { simulator in
            let configuration = try simulator?.gateway ?? settings.gatewayConfiguration()
            let lookups = try simulator?.lookups ?? settings.lookupConfiguration()
            let workspace = try await Workspace.open(settings, mode: .write, command: "serve")
            guard workspace.store.canWrite else {
                await workspace.store.close()
                throw CommandFailure(
                    .databaseRefused,
                    "Another process writes \(workspace.store.path); stop it, or name another database."
                )
            }
            do {
                try await AnswerSession.withShop(lookups) { shop in
                    try await GatewaySession.run(settings, simulator: simulator, quiet: quiet, logger: logger) {
                        gateway in
                        let asksModels = simulator != nil || configuration.hasKey
                        let model =
                            asksModels
                            ? GatewayModel(gateway: gateway, names: try settings.tiers(in: configuration.catalogue))
                            : nil
                        try await serve(workspace, gateway: gateway, model: model, shop: shop)
                    }
                }
            } catch {
                await workspace.store.close()
                throw error
            }
            await workspace.store.close()
        }
    }

    private func serve(
        _ workspace: Workspace,
        gateway: Gateway,
        model: GatewayModel?,
        shop: ShopLookups?
    ) async throws {
        let tasks = BackgroundTasks()
        let time = SystemTime()
        let keys = KeyDirectory(store: workspace.store, opensWithoutKeys: isLoopback, time: time, tasks: tasks)
        try await checkKeys(keys)
        let embedder = try await workspace.loadEmbedder()
        let classifier = try await IntentSource(settings: settings, embedder: embedder, quiet: quiet).classifier()
        let policy = try await settings.loadPolicy(intents: classifier.intents)
        let (logger, pipeline) = (logger, settings.pipeline)
        let questions = RememberingEmbedder(embedder, limit: Self.rememberedQuestions)
        let collections = ServiceCollections(
            workspace: workspace,
            embedder: embedder,
            questions: questions,
            classifier: classifier
        ) {
            AnswerPipeline.Parts(
                answerer: $0,
                embedder: questions,
                classifier: classifier,
                products: $1,
                policy: policy,
                model: model,
                shop: shop,
                store: workspace.store,
                settings: pipeline,
                warn: { logger.warning("\($0)") }
            )
        }
        let writer = FollowedWriter(workspace.store) { await collections.follow($0) }
        await collections.write(through: writer)
        // The first question is not to wait for it.
        _ = try await collections.room(settings.collection)
        let meter = KeyMeter(time: time)
        try await meter.synchronize(with: workspace.store)
        let service = HTTPService(
            ServiceParts(
                collections: collections,
                documents: ServiceDocuments(
                    store: workspace.store,
                    writer: FollowedStore(store: workspace.store, writer: writer),
                    embedder: embedder
                ),
                archive: ServiceArchive(workspace: workspace, embedder: embedder),
                feedback: workspace.store,
                idempotency: workspace.store,
                keys: keys,
                meter: meter,
                admission: Admission(admissionSettings, time: time, tasks: tasks),
                gateway: gateway,
                embedder: embedder,
                embedderName: URL(fileURLWithPath: settings.embedder).lastPathComponent,
                settings: serviceSettings,
                version: Nuthatch.configuration.version,
                logger: logger,
                metrics: { [registry] in PrometheusText.page(of: registry) },
                readiness: { await Readiness(workspace: workspace, gateway: gateway).checks },
                explain: ServiceFailure.explaining
            )
        )
        let handover = try HandoverServer(beside: workspace.store.path, writer: writer, keys: workspace.store)
        let listener = try WebServer(serverSettings, logger: logger, responder: service.respond)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await handover.run() }
            group.addTask { await collections.warm(settings.collection) }
            group.addTask {
                await meter.keepSynchronized(with: workspace.store) { error in
                    logger.error("spending is not written down", metadata: ["error": "\(error)"])
                }
            }
            group.addTask { await stop(listener, on: [.sigterm, .sigint]) }
            try await listener.run { port in
                let name = server.host.contains(":") ? "[\(server.host)]" : server.host
                Terminal.output("listening on \(server.tls == nil ? "http" : "https")://\(name):\(port)")
            }
            group.cancelAll()
        }
        await tasks.shutDown()
        await collections.shutDown()
        try await meter.synchronize(with: workspace.store)
    }

    /// Whoever reaches a service without keys may do everything, so nobody else must.
    private func checkKeys(_ keys: KeyDirectory) async throws {
        guard try await !keys.hasKeys() else { return }
        guard isLoopback else {
            throw CommandFailure(
                .notConfigured,
                "There is no key, and \(server.host) is reached from elsewhere; make one with nuthatch keys create, or listen on "
                    + "127.0.0.1."
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

    private var isLoopback: Bool {
        ["127.0.0.1", "::1", "localhost"].contains(server.host) || server.host.hasPrefix("127.")
    }

    private var serviceSettings: ServiceSettings {
        var service = ServiceSettings()
        service.logsAccess = server.accessLog != .off
        service.bodyLimit = server.body
        service.bulkLimit = max(server.body, service.bulkLimit)
        service.allowedHosts = server.allowedHosts
        return service
    }

    private var admissionSettings: AdmissionSettings {
        AdmissionSettings(most: server.requests, queueLimit: server.queue, longestWait: server.queueWait)
    }

    private var serverSettings: ServerSettings {
        var settings = ServerSettings()
        settings.host = server.host
        settings.port = server.port
        settings.tls = server.tls
        settings.stopLimit = server.stopWithin
        settings.limits.bodyBytes = max(settings.limits.bodyBytes, serviceSettings.bulkLimit)
        if let connections = server.connections {
            settings.connections = ConnectionCap(soft: connections, hard: connections + connections / 16 + 1)
        }
        return settings
    }
}
