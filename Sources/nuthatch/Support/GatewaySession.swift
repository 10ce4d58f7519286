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
        let configuration = try simulator?.gateway ?? settings.gatewayConfiguration()
        if !quiet, simulator == nil {
            for warning in configuration.warnings { Terminal.error(warning.description) }
        }
        return try await withLedger(beside: simulator == nil ? settings.database : nil, configuration) { file in
            let session = try GatewaySession(configuration, file: file, logger: logger ?? commandLogger)
            do {
                let value = try await work(session.gateway)
                await session.close()
                return value
            } catch {
                await session.close()
                throw error
            }
        }
    }

    /// - Parameter file: where calls are written down and answers kept; it has to outlive the session.
    init(_ configuration: GatewayConfiguration, file: GatewayFile?, logger: Logger) throws {
        transport = try CurlTransport(settings: TransportSettings(configuration))
        gateway = Gateway(
            configuration: configuration,
            transport: transport,
            ledger: file?.ledger,
            archive: configuration.settings.cache.isEnabled ? file?.archive : nil,
            logger: logger
        )
    }

    /// Ends what is under way.
    func close() async {
        await gateway.shutDown()
        await transport.shutdown()
    }

    /// Runs `work` with the file beside a database, and writes that to its end.
    ///
    /// - Parameter database: nil writes nothing down.
    static func withLedger<Value: Sendable>(
        beside database: String?,
        _ configuration: GatewayConfiguration,
        _ work: @Sendable (GatewayFile?) async throws -> Value
    ) async throws -> Value {
        guard let database, let file = await ledger(beside: database, configuration) else { return try await work(nil) }
        do {
            let value = try await work(file)
            await file.close()
            return value
        } catch {
            await file.close()
            throw error
        }
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

    /// A command says itself what went wrong, in one sentence; NUTHATCH_LOG shows the rest.
    private static var commandLogger: Logger {
        var logger = Logger(label: "nuthatch.gateway") { StreamLogHandler.standardError(label: $0) }
        let wish = ProcessInfo.processInfo.environment["NUTHATCH_LOG"]
        logger.logLevel = wish.flatMap { Logger.Level(rawValue: $0.lowercased()) } ?? .critical
        return logger
    }
}
