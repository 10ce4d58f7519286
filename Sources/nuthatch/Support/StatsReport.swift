import Persistence
import RAGCore
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
    private let cost: Money

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
        cost = summary.total.cost
        let strong = try? configuration.catalogue.resolve(Self.strongModel)
        let price = strong.flatMap(\.price)
        uncached = Nullable(
            price.map { price in
                let whole = price.cost(of: answered.usage)
                return Uncached(
                    model: Self.strongModel,
                    costUsd: whole.dollars,
                    savedUsd: Money(picodollars: max(0, whole.picodollars - summary.total.cost.picodollars)).dollars
                )
            }
        )
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
            "latency ms: " + [("mean", latencyMs.mean), ("p50", latencyMs.p50), ("p95", latencyMs.p95), ("p99", latencyMs.p99)]
                .map { "\($0.0) \($0.1.value.map { String($0) } ?? "-")" }.joined(separator: ", "),
            "cost: \(MoneyText.dollars(cost)) USD (\(total.costCny.rounded(to: 6)) CNY)\(unknownText)",
        ]
        if let uncached = uncached.value {
            lines.append(
                "uncached on \(uncached.model) it would have been \(uncached.costUsd.rounded(to: 6)) USD: "
                    + "\(uncached.savedUsd.rounded(to: 6)) saved"
            )
        }
        for (title, rows) in [("model", models), ("tenant", tenants ?? [:]), ("day", days ?? [:])] where !rows.isEmpty {
            lines += [""] + Self.table(title, rows)
        }
        return lines
    }

    private var failureText: String {
        guard !failures.isEmpty else { return "" }
        return " (" + failures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.value) \($0.key)" }.joined(separator: ", ") + ")"
    }

    private var unknownText: String {
        total.unknownCosts == 0 ? "" : ", and \(total.unknownCosts) calls whose cost is not known"
    }

    private static func table(_ title: String, _ rows: [String: Sums]) -> [String] {
        let header = [title, "requests", "hits", "coalesced", "failed", "tokens in", "tokens out", "USD"]
        let cells = rows.sorted { $0.key < $1.key }.map { name, sums in
            [
                name, String(sums.requests), String(sums.hits + sums.stale), String(sums.coalesced), String(sums.failed),
                String(sums.inputTokens), String(sums.outputTokens), String(sums.costUsd.rounded(to: 6)),
            ]
        }
        return TextColumns.lines([header] + cells, right: Set(1..<header.count))
    }
}
