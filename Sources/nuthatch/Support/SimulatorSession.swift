import Lookups
import RAGCore
import Upstreams
import YAMLText

/// The models and the shop of the simulator, in the place of the real ones, for the life of a command.
///
/// ```swift
/// try await SimulatorSession.run(settings, when: simulate) { simulator in
///     try await GatewaySession.run(settings, simulator: simulator) { gateway in … }
/// }
/// ```
struct SimulatorSession: Sendable {
    /// Where the models are: `http://127.0.0.1:PORT/v1`.
    let baseURL: String
    /// One upstream, the simulator, with what the settings say of models and calls.
    let gateway: GatewayConfiguration
    /// `order_status` and `stock`, asked of the simulator's shop.
    let lookups: LookupConfiguration

    /// Runs `work`, where that is wished with a simulator of its own on a free port, which ends with it.
    ///
    /// - Parameters:
    ///   - settings: whose models are simulated.
    ///   - options: of the simulator, such as `["--behaviour", "deepseek-v3.2=ungrounded"]`.
    /// - Throws: where the simulator was not built or does not start, and what `work` throws.
    static func run<Value: Sendable>(
        _ settings: Settings,
        when isWished: Bool,
        options: [String] = [],
        _ work: @Sendable (SimulatorSession?) async throws -> Value
    ) async throws -> Value {
        guard isWished else { return try await work(nil) }
        // To start a process and to read its first line takes a while.
        let process = try await ComputeQueue.run { try SimulatorProcess(["--keyless"] + options) }
        let session = try SimulatorSession(baseURL: process.baseURL, settings: settings)
        let value = try await work(session)
        return withExtendedLifetime(process) { value }
    }

    /// The models of other settings, served by the simulator.
    func gateway(of settings: Settings) throws -> GatewayConfiguration {
        try settings.gatewayConfiguration().served(by: gateway.upstreams)
    }

    private init(baseURL: String, settings: Settings) throws {
        self.baseURL = baseURL
        let upstream = "upstreams: [{name: simulator, base_url: \"\(baseURL)\", keyless: true}]"
        let simulated = try GatewayConfiguration.load(yaml: upstream, file: "simulator", environment: [:])
        gateway = try settings.gatewayConfiguration().served(by: simulated.upstreams)
        lookups = try LookupConfiguration(Self.shop(at: baseURL), environment: [:])
    }

    /// Scheme, host and port come from the simulator's own line.
    private static func shop(at baseURL: String) throws -> ConfigurationReader? {
        let origin = baseURL.dropLast("/v1".count)
        let host = origin.dropFirst("http://".count)
        let yaml = """
            lookups:
              hosts: ["\(host)"]
              order_status:
                url: "\(origin)/shop/orders/{order_number}?email={email}"
                fields: {status: "$.order.status", carrier: "$.order.shipments[0].carrier",
                         tracking: "$.order.shipments[0].tracking", eta: "$.order.eta"}
                says:
                  en: "Order {order_number}: {status}. It comes with {carrier}, {tracking}. It is expected on {eta}."
                  de: "Bestellung {order_number}: {status}. Sie kommt mit {carrier}, {tracking}. Erwartet am {eta}."
                  es: "Pedido {order_number}: {status}. Llega con {carrier}, {tracking}. Se espera el {eta}."
              stock:
                url: "\(origin)/shop/stock/{sku}"
                fields: {in_stock: "$.product.in_stock", quantity: "$.product.quantity", price: "$.product.price",
                         currency: "$.product.currency", restock: "$.product.restock"}
                says:
                  en: "Of {sku} there are {quantity} in stock at {price} {currency}. More come on {restock}."
                  de: "Von {sku} sind {quantity} auf Lager, für {price} {currency}. Neue kommen am {restock}."
                  es: "De {sku} hay {quantity} en existencias a {price} {currency}. Llegan más el {restock}."
            """
        return try GatewayConfiguration.load(yaml: yaml, file: "simulator", environment: [:]).lookups
    }
}
