import JSONText
import RAGCore
import Transport

/// What a simulator has counted.
enum SimulatorCounts {
    /// Calls that it has seen.
    static func calls(of simulator: SimulatorProcess) async throws -> Int {
        let transport = try CurlTransport()
        let origin = simulator.baseURL.dropLast("/v1".count)
        let request = HTTPRequest(
            method: .get,
            url: "\(origin)/_simulator/counts",
            body: [],
            pool: "control",
            allowsPlainHTTP: true
        )
        let counts = try await transport.response(to: request).body
        await transport.shutdown()
        guard let calls = try? JSONDocument(counts).root["calls"]?.int else {
            throw CommandFailure(.fault, "The simulator's counts cannot be read.")
        }
        return calls
    }
}
