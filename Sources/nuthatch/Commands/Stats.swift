import ArgumentParser
import Foundation
import Histogram
import Persistence
import RAGCore
import ReplyFormat
import Synchronization
import Upstreams

struct Stats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What the calls of models were, how fast, and what they cost.",
        discussion: """
            The ledger lies beside the database as FILE.ledger. Days are days of UTC. A cost that is not known, for the \
            upstream did not say how many tokens it used, is counted apart and in no sum.
            """
    )

    @Option(help: ArgumentHelp("The first day, such as 2026-11-01.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("The last day.", valueName: "date"))
    var until: String?

    @Option(help: ArgumentHelp("Only this tenant's calls.", valueName: "name"))
    var tenant: String?

    @Option(help: ArgumentHelp("Only this model's calls.", valueName: "name"))
    var model: String?

    @Flag(help: "Sums by day and by tenant, too.")
    var detailed = false

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let settings = try shared.settings()
        let configuration = try settings.gatewayConfiguration()
        let selection = try self.selection()
        let database = settings.database
        let reader = try await ComputeQueue.run { try LedgerReader(beside: database) }
        let latencies = Latencies()
        async let summary = reader.summary(of: selection)
        async let answered = reader.answeredUsage(in: selection)
        try await reader.forEachLatency(in: selection) { latencies.record($0) }
        let report = StatsReport(
            summary: try await summary,
            answered: try await answered,
            latencies: latencies,
            configuration: configuration,
            isDetailed: detailed
        )
        if shared.json {
            Terminal.output(try CompactJSON.line(report))
        } else {
            for line in report.lines { Terminal.output(line) }
        }
    }

    private func selection() throws -> LedgerSelection {
        LedgerSelection(
            since: try since.map { try Self.day($0, "--since") },
            until: try until.map { try Self.day($0, "--until").addingTimeInterval(86_400) },
            tenant: tenant,
            model: model
        )
    }

    /// The first moment of a day of UTC.
    private static func day(_ text: String, _ flag: String) throws -> Date {
        guard let date = CalendarDate(text),
            let moment = try? Date("\(date)T00:00:00Z", strategy: .iso8601)
        else { throw CommandFailure(.badInput, "\(flag) is “\(text)”; write a day such as 2026-11-01.") }
        return moment
    }
}

/// The latencies of many requests, to a thousandth (HdrHistogram).
final class Latencies: Sendable {
    private let histogram = Mutex(Histogram<UInt64>(numberOfSignificantValueDigits: .three))

    func record(_ latency: Duration) {
        let microseconds = UInt64(max(1, min(latency / .microseconds(1), 1e12)))
        histogram.withLock { _ = $0.record(microseconds) }
    }

    /// In milliseconds; nil where there is none.
    func milliseconds(_ percentile: Double) -> Double? {
        histogram.withLock { histogram in
            guard histogram.totalCount > 0 else { return nil }
            return (Double(histogram.valueAtPercentile(percentile)) / 1000).rounded(to: 3)
        }
    }
}
