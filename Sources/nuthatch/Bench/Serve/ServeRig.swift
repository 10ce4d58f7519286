import Foundation
import LoadGenerator
import RAGCore

/// A simulator and the service before it, each a process.
final class ServeRig: Sendable {
    let simulator: SimulatorProcess
    let service: ServerProcess

    private init(simulator: SimulatorProcess, service: ServerProcess) {
        self.simulator = simulator
        self.service = service
    }

    /// - Parameters:
    ///   - database: what the service answers from.
    ///   - simulator: options of the simulator, such as `["--latency", "340"]`.
    ///   - settings: further sections of the file of settings.
    static func start(
        _ bench: ServeBench,
        database: String,
        simulator options: [String] = [],
        settings: String = ""
    ) async throws -> ServeRig {
        let simulator = try await ComputeQueue.run { try SimulatorProcess(["--keyless"] + options) }
        let service = try await bench.serve(database, simulator: simulator, settings: settings)
        return ServeRig(simulator: simulator, service: service)
    }

    func load(_ requests: RequestMix) -> LoadSettings { LoadSettings(port: service.port, requests: requests) }

    /// Resident memory of the service, in MB of a million bytes.
    var megabytes: Double { Double(ProcessMemory.residentBytes(of: service.identifier)) / 1e6 }
}
