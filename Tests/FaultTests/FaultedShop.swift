import Gateway
import ProviderSimulator
import RAGCore
import Resilience
import Transport
import Upstreams

/// A gateway over libcurl before a simulator that misbehaves, with limits short enough to wait for.
struct FaultedShop: Sendable {
    let simulator: SimulatorServer
    let gateway: Gateway
    let transport: CurlTransport
    static let key = "sk-fault-0123456789abcdef0123456789abcdef"

    /// - Parameter attempts: calls that one request may make.
    init(attempts: Int = 1, callers: Int = 1) throws {
        var settings = SimulatorSettings()
        settings.distinctAnswers = true
        simulator = try SimulatorServer.start(settings)
        let configuration = try GatewayConfiguration.load(
            yaml: """
                upstreams:
                  - name: shop
                    base_url: \(simulator.baseURL)
                    api_key_env: KEY
                    retry: {attempts: \(attempts)}
                    limits: {connections: \(max(64, callers))}
                    timeouts: {connect: 1, first_byte: 0.4, silence: 0.4, total: 5}
                    breaker: {failures: 1000, minimum_calls: 1000}
                gateway:
                  deadline: 20
                """,
            file: "fault.yaml",
            environment: ["KEY": Self.key]
        )
        transport = try CurlTransport(settings: TransportSettings(configuration))
        gateway = Gateway(configuration: configuration, transport: transport)
    }

    func close() async {
        await gateway.shutDown()
        await transport.shutdown()
        simulator.stop()
    }

    /// What a caller sees: its text, or the code of its error.
    func ask(_ question: String, isStream: Bool) async -> Result<String, GatewayError> {
        do {
            let body = #"{"model":"deepseek-v3.2","messages":[{"role":"user","content":"\#(question)"}]}"#
            let call = try ChatCall(body: Array(body.utf8))
            return .success(
                isStream ? try await Reply.text(of: gateway.stream(call)) : try await Reply.text(of: gateway.chat(call))
            )
        } catch let error as GatewayError {
            return .failure(error)
        } catch {
            return .failure(.invalidRequest("\(error)"))
        }
    }

    /// Failures in a row that the breaker has counted.
    var countedFailures: Int { gateway.health.first?.breaker.failuresInRow ?? 0 }
}
