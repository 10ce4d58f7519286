import Foundation
import Gateway
import JSONText
import Logging
import Persistence
import RAGCore
import Telemetry
import Transport
import Upstreams
import WireFormat

/// A simulator, and a gateway before it with all that a service has: ledger, cache, logs and measures.
struct GatewayRig: Sendable {
    let simulator: SimulatorProcess
    let folder: String
    let gateway: Gateway
    let transport: CurlTransport
    let file: GatewayFile

    static let key = "bench-0123456789abcdef0123456789abcdef"
    static let model = "deepseek-v3.2"

    /// - Parameter settings: lines of YAML below `upstreams: - …`, indented by four blanks.
    static func open(
        _ simulator: SimulatorProcess,
        folder: String,
        upstream: [String] = [],
        gateway: [String] = []
    ) async throws -> GatewayRig {
        let yaml =
            ([
                "upstreams:", "  - name: simulator", "    base_url: \(simulator.baseURL)", "    api_key_env: BENCH_KEY",
                "    limits: {connections: 2000}",
            ] + upstream.map { "    " + $0 } + ["gateway:", "  deadline: 120"] + gateway.map { "  " + $0 })
            .joined(separator: "\n")
        let configuration = try GatewayConfiguration.load(yaml: yaml, file: "bench", environment: ["BENCH_KEY": key])
        let transport = try CurlTransport(settings: TransportSettings(configuration))
        let file = try await GatewayFile.open(beside: folder + "/bench.sqlite")
        return GatewayRig(
            simulator: simulator,
            folder: folder,
            gateway: Gateway(
                configuration: configuration,
                transport: transport,
                ledger: file.ledger,
                archive: file.archive,
                logger: Logger(label: "nuthatch.gateway")
            ),
            transport: transport,
            file: file
        )
    }

    func close() async {
        await gateway.shutDown()
        await transport.shutdown()
        await file.close()
    }

    /// The lines of the ledger.
    func ledgerLines() async throws -> Int {
        try await file.ledger.flush()
        let database = folder + "/bench.sqlite"
        return try await LedgerReader(beside: database).summary().total.requests
    }

    /// A chat request of about 1.2 kB, as a question with its passages is.
    static func body(_ number: Int, stream: Bool = false, bytes: Int = 1200) -> [UInt8] {
        BenchBody(stream: stream, bytes: bytes).numbered(number)
    }

    static func call(_ number: Int, stream: Bool = false, bytes: Int = 1200, tenant: String = "") throws -> ChatCall {
        try ChatCall(body: body(number, stream: stream, bytes: bytes), tenant: tenant)
    }

    /// Calls that the simulator has seen.
    func upstreamCalls() async throws -> Int {
        let counts = try await control(.get, "counts")
        guard let calls = try? JSONDocument(counts).root["calls"]?.int else {
            throw CommandFailure(.fault, "The simulator's counts cannot be read.")
        }
        return calls
    }

    /// Forgets the calls so far, and lets each call meet `fault` from now on; nil for none.
    func simulate(_ fault: String?) async throws {
        _ = try await control(.post, "reset")
        _ = try await control(.post, "script", body: fault.map { #"[{"fault":"\#($0)"}]"# } ?? "")
    }

    private func control(_ method: HTTPMethod, _ name: String, body: String = "") async throws -> [UInt8] {
        let origin = simulator.baseURL.dropLast("/v1".count)
        let request = HTTPRequest(
            method: method,
            url: "\(origin)/_simulator/\(name)",
            body: Array(body.utf8),
            pool: "control",
            allowsPlainHTTP: true
        )
        return try await transport.response(to: request).body
    }
}
