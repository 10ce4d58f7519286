import Answering
import Gateway
import LocalEmbedding
import Lookups
import Persistence
import RAGCore
import Retrieval
import Routing
import Upstreams

/// All that answers questions, opened by the settings and closed when the work is done.
struct AnswerSession: Sendable {
    /// How a command wants its answers made.
    struct Options: Sendable {
        var command: String
        /// Whether the models and the services are the simulator's.
        var simulates = false
        /// Of the simulator, where that is wished.
        var simulatorOptions: [String] = []
        /// False quotes only, whatever key there is.
        var usesModels = true
        /// Whether answers, and how they came about, are kept.
        var keeps = true
        /// Whether the gateway may answer from its cache.
        var cachesCalls = true
        var quiet = false
    }

    let pipeline: AnswerPipeline
    /// What it is made of.
    let parts: AnswerPipeline.Parts
    let workspace: Workspace
    let embedder: LocalEmbedder
    let retriever: Retriever
    let policy: Policy
    /// Nil without a key.
    let model: GatewayModel?

    /// Runs `work` with a session, and closes it however the work ends.
    static func run<Value: Sendable>(
        _ settings: Settings,
        _ options: Options,
        _ work: @Sendable (AnswerSession) async throws -> Value
    ) async throws -> Value {
        try await SimulatorSession.run(settings, when: options.simulates, options: options.simulatorOptions) {
            simulator in
            let configuration = try simulator?.gateway ?? settings.gatewayConfiguration()
            let lookups = try simulator?.lookups ?? settings.lookupConfiguration()
            let workspace = try await Workspace.open(settings, mode: .read, command: options.command)
            return try await withShop(lookups) { shop in
                guard options.usesModels, simulator != nil || configuration.hasKey else {
                    return try await work(try await open(workspace, options, model: nil, shop: shop))
                }
                return try await GatewaySession.run(settings, simulator: simulator, quiet: options.quiet) { gateway in
                    let model = GatewayModel(
                        gateway: gateway,
                        names: try settings.tiers(in: configuration.catalogue),
                        cache: options.cachesCalls ? .standard : .off
                    )
                    return try await work(try await open(workspace, options, model: model, shop: shop))
                }
            }
        }
    }

    private static func withShop<Value: Sendable>(
        _ configuration: LookupConfiguration,
        _ work: @Sendable (ShopLookups?) async throws -> Value
    ) async throws -> Value {
        let shop = try ShopSession(configuration)
        do {
            let value = try await work(shop.lookups)
            await shop.close()
            return value
        } catch {
            await shop.close()
            throw error
        }
    }

    private static func open(
        _ workspace: Workspace,
        _ options: Options,
        model: GatewayModel?,
        shop: ShopLookups?
    ) async throws -> AnswerSession {
        let settings = workspace.settings
        let embedder = try await workspace.loadEmbedder()
        let retriever = try await workspace.retriever(with: embedder)
        let classifier = try await IntentSource(settings: settings, embedder: embedder, quiet: options.quiet)
            .classifier()
        let policy = try await settings.loadPolicy(intents: classifier.intents)
        let parts = AnswerPipeline.Parts(
            answerer: try await workspace.answerer(with: embedder, retriever: retriever),
            embedder: embedder,
            classifier: classifier,
            products: ProductDictionary(products: try await workspace.store.products(in: settings.collection)),
            policy: policy,
            model: model,
            shop: shop,
            store: options.keeps ? workspace.keeper : nil,
            settings: settings.pipeline,
            warn: { Terminal.error($0) }
        )
        return AnswerSession(
            pipeline: AnswerPipeline(parts),
            parts: parts,
            workspace: workspace,
            embedder: embedder,
            retriever: retriever,
            policy: policy,
            model: model
        )
    }
}
