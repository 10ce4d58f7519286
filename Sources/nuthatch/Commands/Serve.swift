import ArgumentParser
import Logging
import Telemetry

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer over HTTP: OpenAI's chat and embeddings, answers, search, documents, and a page to look at.",
        discussion: """
            One line on standard output says where, once it is ready. Without any key (nuthatch keys create) it listens on \
            this machine alone. SIGTERM ends it when what is under way is answered. SIGHUP has it read its settings anew, all or \
            nothing.
            """
    )

    @Option(help: ArgumentHelp("The address to listen on; 127.0.0.1 unless given.", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("The port, 8080 unless given; 0 takes a free one.", valueName: "number"))
    var port: Int?

    @Option(help: "The log on standard error: json, text or off (errors alone); text unless given.")
    var log: ServerConfiguration.AccessLog?

    @Option(help: ArgumentHelp("Who answers what; the built-in policy unless given.", valueName: "file"))
    var policy: String?

    @Flag(help: "Let the simulator's models and shop answer, on this machine and without a key.")
    var simulate = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard port == nil || (0...65_535).contains(port ?? 0) else {
            throw ValidationError("--port is \(port ?? 0); it must be 0 to 65535.")
        }
    }

    func run() async throws {
        let (settings, server) = try read()
        let log = server.accessLog
        let traces = try server.traces.map { try TraceExport($0, version: Nuthatch.configuration.version) }
        let registry = MetricsRegistry()
        let sink = bootstrap(
            level: log == .off ? .error : .info,
            format: log == .json ? .json : .text,
            registry: registry,
            secrets: [],
            tracer: traces?.tracer
        )
        let run = ServiceRun(
            settings: settings,
            server: server,
            simulates: simulate,
            quiet: shared.quiet,
            registry: registry,
            read: { try self.read() }
        )
        do {
            if let traces { try await traces.run { try await run.run() } } else { try await run.run() }
        } catch {
            await sink.flush()
            throw error
        }
        await sink.flush()
    }

    /// The settings as they are now; flags go before the file.
    private func read() throws -> (settings: Settings, server: ServerConfiguration) {
        let settings = try shared.settings(policy: policy)
        var server = try settings.serverConfiguration()
        server.host = host ?? server.host
        server.port = port ?? server.port
        server.accessLog = log ?? server.accessLog ?? .text
        return (settings, server)
    }
}

extension ServerConfiguration.AccessLog: ExpressibleByArgument {}
