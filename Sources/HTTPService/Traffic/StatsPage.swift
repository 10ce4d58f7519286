import Foundation
import RAGCore
import ReplyFormat

/// What happened, as it is sent.
struct StatsPage: Encodable {
    struct Total: Encodable {
        var requests: Int
        var succeeded: Int
        var failed: Int
    }

    struct Cache: Encodable {
        var hits: Int
        var misses: Int
        var stale: Int
        var coalesced: Int
    }

    struct Latency: Encodable {
        var mean: Nullable<Double>
        var p50: Nullable<Double>
        var p95: Nullable<Double>
        var p99: Nullable<Double>
    }

    struct Model: Encodable {
        var model: String
        var requests: Int
        var inputTokens: Int
        var outputTokens: Int
        var costUsd: Double
    }

    struct Intent: Encodable {
        var intent: String
        var requests: Int
        var answered: Int
    }

    struct Route: Encodable {
        var route: String
        var requests: Int
        var failed: Int
        var p50Ms: Nullable<Double>
        var p99Ms: Nullable<Double>
    }

    struct Point: Encodable {
        var start: String
        var requests: Int
        var failed: Int
        var hits: Int
        var answers: Int
        var p50Ms: Nullable<Double>
        var p95Ms: Nullable<Double>
        var costUsd: Double
        var savedUsd: Double
    }

    var since: String
    var total: Total
    var cache: Cache
    var latencyMs: Latency
    var costUsd: Double
    var savedUsd: Double
    var tokens: Int
    var models: [Model]
    var intents: [Intent]
    var routes: [Route]
    var series: [Point]

    init(_ spans: [(age: Duration, counts: TrafficCounts)], at date: Date) {
        func start(_ age: Duration) -> String { (date - age / .seconds(1)).formatted(.iso8601) }
        var all = TrafficCounts()
        for span in spans { all.add(span.counts) }
        since = start(spans.first?.age ?? .zero)
        total = Total(requests: all.requests, succeeded: all.requests - all.failed, failed: all.failed)
        cache = Cache(
            hits: all.caches[.hit] ?? 0,
            misses: all.caches[.miss] ?? 0,
            stale: all.caches[.stale] ?? 0,
            coalesced: all.caches[.coalesced] ?? 0
        )
        latencyMs = Latency(
            mean: Nullable(all.latencies.mean?.rounded(to: 3)),
            p50: all.latencies.shown(0.5),
            p95: all.latencies.shown(0.95),
            p99: all.latencies.shown(0.99)
        )
        costUsd = all.cost.dollars
        savedUsd = all.saved.dollars
        tokens = all.tokens
        models = all.models.sorted { $0.key < $1.key }.map { name, model in
            Model(
                model: name,
                requests: model.requests,
                inputTokens: model.tokens.input,
                outputTokens: model.tokens.output,
                costUsd: model.cost.dollars
            )
        }
        intents = all.intents.sorted { ($1.value.requests, $0.key) < ($0.value.requests, $1.key) }.map {
            Intent(intent: $0.key, requests: $0.value.requests, answered: $0.value.marked)
        }
        routes = all.routes.sorted { $0.key < $1.key }.map { name, route in
            Route(
                route: name,
                requests: route.requests,
                failed: route.marked,
                p50Ms: route.latencies.shown(0.5),
                p99Ms: route.latencies.shown(0.99)
            )
        }
        series = spans.map { age, counts in
            Point(
                start: start(age),
                requests: counts.requests,
                failed: counts.failed,
                hits: (counts.caches[.hit] ?? 0) + (counts.caches[.stale] ?? 0),
                answers: counts.answers,
                p50Ms: counts.latencies.shown(0.5),
                p95Ms: counts.latencies.shown(0.95),
                costUsd: counts.cost.dollars,
                savedUsd: counts.saved.dollars
            )
        }
    }
}

extension LatencyCounts {
    fileprivate func shown(_ share: Double) -> Nullable<Double> { Nullable(percentile(share)?.rounded(to: 2)) }
}
