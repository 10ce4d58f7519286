import ArgumentParser
import Foundation
import Logging
import RAGCore
import ReplyFormat
import Telemetry

struct BenchGateway: AsyncParsableCommand {
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case single, throughput, hits, crowds, retries, streams, breaker, canaries
    }

    static let configuration = CommandConfiguration(
        commandName: "gateway",
        abstract: "Measure the gateway before a simulated upstream, beside bare libcurl.",
        discussion: """
            It starts the simulator that is built beside it, on this machine, and runs with ledger, cache, logs and metrics \
            on. All share its cores, so compare within one run. With --million a million answers are looked through for \
            other tenants' canaries, and a million random sequences hold the breaker against its model.
            """
    )

    @Option(help: "Measure these only; may be repeated.")
    var only: [Part] = []

    @Flag(help: "Run the two checks of a million cases.")
    var million = false

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let log = bootstrap(level: .info, format: .json, registry: MetricsRegistry(), secrets: [GatewayRig.key])
        let folder = FileManager.default.temporaryDirectory.path + "/nuthatch-bench-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let bench = GatewayBench(folder: folder, isLarge: million)
        let parts = only.isEmpty ? Part.allCases : only
        let start = ContinuousClock.now
        var report = GatewayReport()
        for part in parts {
            if Terminal.showsProgress, !shared.quiet { Terminal.progress("measuring: \(part.rawValue)") }
            try await bench.measure(part, into: &report)
        }
        if Terminal.showsProgress, !shared.quiet { Terminal.progress("") }
        report.tookMs = (ContinuousClock.now - start).milliseconds
        await log.flush()
        Terminal.output(try CompactJSON.line(report))
    }
}
