import Persistence
import RAGCore
import ReplyFormat
import Reporting
import Upstreams

/// The sums of the ledger, as `nuthatch stats` shows them.
struct StatsReport: Encodable {
    struct Sums: Encodable {
        var requests: Int
        var succeeded: Int
        var failed: Int
        var hits: Int
        var misses: Int
        var stale: Int
        var coalesced: Int
        var uncached: Int
        var upstreamCalls: Int
        var retries: Int
        var inputTokens: Int
        var cachedInputTokens: Int
        var outputTokens: Int
        var paidInputTokens: Int
        var paidOutputTokens: Int
        var costUsd: Double
        var costCny: Double
        var unknownCosts: Int
        let costText: String

        private enum CodingKeys: String, CodingKey {
            case requests, succeeded, failed, hits, misses, stale, coalesced, uncached, upstreamCalls, retries
            case inputTokens, cachedInputTokens, outputTokens, paidInputTokens, paidOutputTokens
            case costUsd, costCny, unknownCosts
        }

        init(_ totals: LedgerTotals, _ rate: ExchangeRate) {
            requests = totals.requests
            succeeded = totals.succeeded
            failed = totals.failed
            hits = totals.hits
            misses = totals.misses
            stale = totals.stale
            coalesced = totals.coalesced
            uncached = totals.off
            upstreamCalls = totals.attempts
            retries = totals.retries
            inputTokens = totals.served.input
            cachedInputTokens = totals.served.cachedInput
            outputTokens = totals.served.output
            paidInputTokens = totals.paid.input
            paidOutputTokens = totals.paid.output
            costUsd = totals.cost.dollars
            costCny = rate.yuan(totals.cost)
            unknownCosts = totals.unknownCosts
            costText = MoneyText.dollars(totals.cost)
        }
    }

    struct Latency: Encodable {
        var mean: Nullable<Double>
        var p50: Nullable<Double>
        var p95: Nullable<Double>
        var p99: Nullable<Double>
    }

    /// What the same answers would have cost, each asked for anew and of the strong model.
    struct Uncached: Encodable {
        var model: String
        var costUsd: Double
        var savedUsd: Double
    }

    var total: Sums
    var failures: [String: Int]
    var latencyMs: Latency
    var models: [String: Sums]
    var tenants: [String: Sums]?
    var days: [String: Sums]?
    var uncached: Nullable<Uncached>
    private let text: Text

    /// Of design: the model that answers what the cheap one cannot.
    private static let strongModel = "gpt-4.1"

    private enum CodingKeys: String, CodingKey {
        case total, failures, latencyMs, models, tenants, days, uncached
    }

    init(
        summary: LedgerSummary,
        answered: AnsweredUsage,
        latencies: Latencies,
        configuration: GatewayConfiguration,
        isDetailed: Bool
    ) {
        let rate = configuration.settings.exchangeRate
        let sums = { (totals: LedgerTotals) in Sums(totals, rate) }
        total = sums(summary.total)
        failures = summary.total.failures
        latencyMs = Latency(
            mean: Nullable(summary.total.meanLatency?.milliseconds),
            p50: Nullable(latencies.milliseconds(50)),
            p95: Nullable(latencies.milliseconds(95)),
            p99: Nullable(latencies.milliseconds(99))
        )
        models = Self.named(summary.byModel.map { ($0.key, sums($0.value)) })
        tenants = isDetailed ? Self.named(summary.byTenant.map { ($0.key, sums($0.value)) }) : nil
        days = isDetailed ? Self.named(summary.byDay.map { ($0.key.description, sums($0.value)) }) : nil
        let strong = try? configuration.catalogue.resolve(Self.strongModel)
        let price = strong.flatMap(\.price)
        let cost = summary.total.cost
        let whole = price?.cost(of: answered.usage)
        let saved = whole.map { Money(picodollars: max(0, $0.picodollars - cost.picodollars)) }
        uncached = Nullable(
            whole.map { Uncached(model: Self.strongModel, costUsd: $0.dollars, savedUsd: saved?.dollars ?? 0) }
        )
        text = Text(
            cost: "\(MoneyText.dollars(cost)) USD (\(MoneyText.yuan(cost, rate)) CNY)",
            uncached: whole.map { whole in
                "uncached on \(Self.strongModel) it would have been \(MoneyText.dollars(whole)) USD: "
                    + "\(MoneyText.dollars(saved ?? .zero)) saved"
            }
        )
    }

    /// Amounts as people read them.
    private struct Text {
        var cost: String
        var uncached: String?
    }

    /// Rows by name; what has none, a model that is unknown or the tenant of a call without one, is `-`.
    private static func named(_ rows: [(String, Sums)]) -> [String: Sums] {
        Dictionary(rows.map { ($0.0.isEmpty ? "-" : $0.0, $0.1) }) { first, _ in first }
    }
}

extension StatsReport {
    /// As people read it.
    var lines: [String] {
        var lines = [
            "\(total.requests) requests: \(total.succeeded) answered, \(total.failed) failed\(failureText)",
            "\(total.hits) from the cache, \(total.stale) stale, \(total.coalesced) coalesced, \(total.misses) missed, "
                + "\(total.uncached) uncached; \(total.upstreamCalls) upstream calls, \(total.retries) of them retries",
            "latency ms: "
                + [("mean", latencyMs.mean), ("p50", latencyMs.p50), ("p95", latencyMs.p95), ("p99", latencyMs.p99)]
                .map { "\($0.0) \($0.1.value.map { String($0) } ?? "-")" }.joined(separator: ", "),
            "cost: \(text.cost)\(unknownText)",
        ]
        if let uncached = text.uncached { lines.append(uncached) }
        for (title, rows) in [("model", models), ("tenant", tenants ?? [:]), ("day", days ?? [:])] where !rows.isEmpty {
            lines += [""] + Self.table(title, rows)
        }
        return lines
    }

    private var failureText: String {
        guard !failures.isEmpty else { return "" }
        return " ("
            + failures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.value) \($0.key)" }.joined(separator: ", ") + ")"
    }

    private var unknownText: String {
        total.unknownCosts == 0 ? "" : ", and \(total.unknownCosts) calls whose cost is not known"
    }

    private static func table(_ title: String, _ rows: [String: Sums]) -> [String] {
        let header = [title, "requests", "hits", "coalesced", "failed", "tokens in", "tokens out", "USD"]
        let cells = rows.sorted { $0.key < $1.key }.map { name, sums in
            [
                name, String(sums.requests), String(sums.hits + sums.stale), String(sums.coalesced),
                String(sums.failed),
                String(sums.inputTokens), String(sums.outputTokens), sums.costText,
            ]
        }
        return TextColumns.lines([header] + cells, right: Set(1..<header.count))
    }
}
