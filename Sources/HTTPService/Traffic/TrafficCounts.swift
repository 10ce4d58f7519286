import Foundation
import RAGCore

/// What happened in a span of time.
struct TrafficCounts: Sendable, Equatable {
    struct Model: Sendable, Equatable {
        var requests = 0
        var tokens = TokenUsage(input: 0, output: 0)
        var cost = Money.zero
    }

    struct Named: Sendable, Equatable {
        var requests = 0
        /// Failures of a route, answers of an intent.
        var marked = 0
        var latencies = LatencyCounts()
    }

    var requests = 0
    var failed = 0
    var answers = 0
    var caches: [CallRecord.CacheStatus: Int] = [:]
    var cost = Money.zero
    var saved = Money.zero
    var tokens = 0
    var latencies = LatencyCounts()
    var models: [String: Model] = [:]
    var intents: [String: Named] = [:]
    var routes: [String: Named] = [:]

    mutating func add(_ notes: Exchange.Notes, milliseconds: Double, isFailure: Bool) {
        requests += 1
        if isFailure { failed += 1 }
        latencies.add(milliseconds)
        if !notes.route.isEmpty { routes[notes.route, default: Named()].count(milliseconds, isMarked: isFailure) }
        if notes.isAnswer { answers += 1 }
        if let intent = notes.intent {
            intents[intent, default: Named()].count(milliseconds, isMarked: notes.isAnswerable)
        }
        guard let usage = notes.usage else { return }
        caches[usage.cache, default: 0] += 1
        let used = usage.tokens.input + usage.tokens.output
        tokens += used
        cost += usage.cost ?? .zero
        saved += usage.saved
        models[usage.model, default: Model()].requests += 1
        models[usage.model, default: Model()].tokens.input += usage.tokens.input
        models[usage.model, default: Model()].tokens.output += usage.tokens.output
        models[usage.model, default: Model()].cost += usage.cost ?? .zero
    }

    mutating func add(_ other: TrafficCounts) {
        requests += other.requests
        failed += other.failed
        answers += other.answers
        caches.merge(other.caches, uniquingKeysWith: +)
        cost += other.cost
        saved += other.saved
        tokens += other.tokens
        latencies.add(other.latencies)
        for (name, model) in other.models {
            models[name, default: Model()].requests += model.requests
            models[name, default: Model()].tokens.input += model.tokens.input
            models[name, default: Model()].tokens.output += model.tokens.output
            models[name, default: Model()].cost += model.cost
        }
        for (name, intent) in other.intents { intents[name, default: Named()].add(intent) }
        for (name, route) in other.routes { routes[name, default: Named()].add(route) }
    }
}

extension TrafficCounts.Named {
    fileprivate mutating func count(_ milliseconds: Double, isMarked: Bool) {
        requests += 1
        if isMarked { marked += 1 }
        latencies.add(milliseconds)
    }

    fileprivate mutating func add(_ other: TrafficCounts.Named) {
        requests += other.requests
        marked += other.marked
        latencies.add(other.latencies)
    }
}
