/// The provider simulator as a process of its own on a free port of this machine, which ends with this one at the latest.
final class SimulatorProcess: Sendable {
    private let server: ServerProcess

    /// - Throws: where the simulator was not built, or does not start.
    init(_ options: [String] = []) throws {
        server = try ServerProcess("ProviderSimulator", ["--port", "0", "--until-stdin-closes"] + options)
    }

    var baseURL: String { server.baseURL }

    /// Its process, for its memory and time.
    var identifier: Int32 { server.identifier }

    var port: UInt16 { server.port }
}
