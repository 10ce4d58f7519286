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
import Upstreams

/// Makes the service by the settings, around what stays the same for as long as the process lives.
struct ServiceMaker: Sendable {
    let workspace: Workspace
    let simulator: SimulatorSession?
    /// Nil writes no call down.
    let ledger: GatewayFile?
    let embedder: LocalEmbedder
    let collections: ServiceCollections
    let writer: any CorpusWriter
    let keys: KeyDirectory
    let meter: KeyMeter
    let admission: Admission
    let registry: MetricsRegistry
    let logger: Logger
    let quiet: Bool

    /// Reads and checks all that the settings name.
    ///
    /// - Parameter former: whose gateway goes on where nothing of it is changed; its figures go on in any case.
    /// - Throws: what is wrong with the settings, or with a file that they name. Nothing is changed then.
    func draft(
        _ settings: Settings,
        _ server: ServerConfiguration,
        after former: ServiceEdition?
    ) async throws -> ServiceDraft {
        let configuration = try simulator?.gateway(of: settings) ?? settings.gatewayConfiguration()
        let lookups = try simulator?.lookups ?? settings.lookupConfiguration()
        let asksModels = simulator != nil || configuration.hasKey
        let names = asksModels ? try settings.tiers(in: configuration.catalogue) : nil
        let classifier = try await IntentSource(settings: workspace.settings, embedder: embedder, quiet: quiet)
            .classifier()
        let policy = try await settings.loadPolicy(intents: classifier.intents)
        let shop = try ShopSession(lookups)
        let gateway = try gateway(configuration, former)
        let (store, logger, embedder) = (workspace.store, logger, embedder)
        let model = names.map { GatewayModel(gateway: gateway.gateway, names: $0) }
        let making = RoomMaking(classifier: classifier) {
            AnswerPipeline.Parts(
                answerer: $0,
                embedder: embedder,
                classifier: classifier,
                products: $1,
                policy: policy,
                model: model,
                shop: shop.lookups,
                store: store,
                settings: settings.pipeline,
                warn: { logger.warning("\($0)") }
            )
        }
        let edition = ServiceEdition(
            service: HTTPService(parts(gateway.gateway, server), after: former?.service),
            gateway: gateway,
            shop: shop,
            settings: settings,
            server: server
        )
        do {
            return ServiceDraft(edition: edition, making: making, rooms: try await collections.prepare(making))
        } catch {
            await edition.shop.close()
            if gateway.gateway !== former?.gateway.gateway { await gateway.close() }
            throw error
        }
    }

    /// A gateway that is not changed keeps its answers, its breakers and its limits.
    private func gateway(_ configuration: GatewayConfiguration, _ former: ServiceEdition?) throws -> GatewaySession {
        if let former, former.gateway.gateway.configuration.servesAlike(configuration) { return former.gateway }
        if !quiet, simulator == nil {
            for warning in configuration.warnings { Terminal.error(warning.description) }
        }
        return try GatewaySession(configuration, file: ledger, logger: logger)
    }

    private func parts(_ gateway: Gateway, _ server: ServerConfiguration) -> ServiceParts {
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
            admission: admission,
            gateway: gateway,
            embedder: embedder,
            embedderName: URL(fileURLWithPath: workspace.settings.embedder).lastPathComponent,
            settings: server.service,
            version: Nuthatch.configuration.version,
            logger: logger,
            metrics: { [registry] in PrometheusText.page(of: registry) },
            readiness: { [workspace] in await Readiness(workspace: workspace, gateway: gateway).checks },
            explain: ServiceFailure.explaining,
            onEnd: { RequestTracing.end($0) }
        )
    }
}

extension GatewayConfiguration {
    /// Whether models are called in the same way.
    fileprivate func servesAlike(_ other: GatewayConfiguration) -> Bool {
        settings == other.settings && catalogue == other.catalogue && upstreams == other.upstreams
    }
}
