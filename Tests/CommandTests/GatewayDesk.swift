import ProviderSimulator

/// A desk with an upstream on this machine, and a key for it.
struct GatewayDesk {
    let desk: Desk
    let upstream: SimulatorServer
    static let key = "sk-0123456789abcdef0123456789abcdef"

    init(_ settings: SimulatorSettings = SimulatorSettings()) throws {
        desk = try Desk()
        upstream = try SimulatorServer.start(settings)
    }

    func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) async throws -> Outcome {
        let given = ["NUTHATCH_BASE_URL": upstream.baseURL, "NUTHATCH_API_KEY": Self.key]
        return try await desk.run(arguments, input: input, environment: given.merging(environment) { $1 })
    }
}
