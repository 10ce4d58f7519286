import Foundation
import Gateway
import Logging
import Persistence
import Transport
import Upstreams

/// A gateway as a command uses it: opened over the ledger beside the database, and closed when the work is done.
struct GatewaySession: Sendable {
    let gateway: Gateway
    private let transport: CurlTransport
    private let file: GatewayFile?

    /// Runs `work` with a gateway, and writes the ledger to its end, however the work ends.
    ///
    /// A ledger that cannot be opened is no reason to refuse an answer: that is said, and the call is not written down.
    ///
    /// - Parameters:
    ///   - simulator: whose models are called in the place of the configured ones. Its calls are neither written down nor
    ///     kept.
    ///   - logger: nil is a command's, which says little.
    static func run<Value: Sendable>(
        _ settings: Settings,
        simulator: SimulatorSession? = nil,
        quiet: Bool = false,
        logger: Logger? = nil,
        _ work: @Sendable (Gateway) async throws -> Value
    ) async throws -> Value {
        let session = try await open(settings, simulator, quiet: quiet, logger: logger ?? commandLogger)
        do {
            let value = try await work(session.gateway)
            await session.close()
            return value
        } catch {
            await session.close()
            throw error
        }
    }

    private static func open(
        _ settings: Settings,
        _ simulator: SimulatorSession?,
        quiet: Bool,
        logger: Logger
    ) async throws -> GatewaySession {
        let configuration = try simulator?.gateway ?? settings.gatewayConfiguration()
        if !quiet, simulator == nil {
            for warning in configuration.warnings { Terminal.error(warning.description) }
        }
        let transport = try CurlTransport(settings: TransportSettings(configuration))
        let file = simulator != nil ? nil : await ledger(beside: settings.database, configuration)
        let gateway = Gateway(
            configuration: configuration,
            transport: transport,
            ledger: file?.ledger,
            archive: configuration.settings.cache.isEnabled ? file?.archive : nil,
            logger: logger
        )
        return GatewaySession(gateway: gateway, transport: transport, file: file)
    }

    private static func ledger(beside database: String, _ configuration: GatewayConfiguration) async -> GatewayFile? {
        var options = GatewayFileOptions(archiveLimit: Int64(configuration.settings.cache.archiveBytes))
        options.warn = { Terminal.error($0.description) }
        do {
            return try await GatewayFile.open(beside: database, options: options)
        } catch {
            Terminal.error("\(error) The calls are made, and not written down.")
            return nil
        }
    }

    private func close() async {
        await gateway.shutDown()
        await transport.shutdown()
        await file?.close()
    }

    /// A command says itself what went wrong, in one sentence; NUTHATCH_LOG shows the rest.
    private static var commandLogger: Logger {
        var logger = Logger(label: "nuthatch.gateway") { StreamLogHandler.standardError(label: $0) }
        let wish = ProcessInfo.processInfo.environment["NUTHATCH_LOG"]
        logger.logLevel = wish.flatMap { Logger.Level(rawValue: $0.lowercased()) } ?? .critical
        return logger
    }
}
