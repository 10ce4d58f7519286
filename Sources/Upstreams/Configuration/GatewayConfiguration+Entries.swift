import RAGCore
import YAMLText

extension GatewayConfiguration {
    /// A value as it holds, whether it was set or not. No key and no header's value shows in it.
    package struct Entry: Sendable, Equatable {
        /// As in the file: `upstreams.holysheep.base_url`.
        package let path: String
        package let value: String

        package init(path: String, value: String) {
            self.path = path
            self.value = value
        }
    }

    /// Everything that holds, in the order of the file's documentation; what has no value is left out.
    package var entries: [Entry] {
        upstreams.flatMap(\.entries) + catalogue.models.flatMap(\.entries) + settings.entries
            + answers.entries
    }
}

/// Gathers the entries of one section.
private struct Entries {
    let section: String
    private(set) var list: [GatewayConfiguration.Entry] = []

    init(_ section: String) {
        self.section = section
    }

    mutating func add(_ name: String, _ value: (some CustomStringConvertible)?) {
        guard let value else { return }
        list.append(GatewayConfiguration.Entry(path: "\(section).\(name)", value: value.description))
    }

    mutating func add(_ name: String, list values: [String]) {
        guard !values.isEmpty else { return }
        add(name, values.joined(separator: ", "))
    }
}

extension UpstreamEntry {
    fileprivate var entries: [GatewayConfiguration.Entry] {
        var entries = Entries("upstreams.\(name)")
        entries.add("base_url", baseURL)
        switch credentials {
        case .keys(let keys): entries.add("api_key", list: keys.map(\.description))
        case .keyless: entries.add("keyless", true)
        case .missing: entries.add("api_key", "missing")
        }
        switch models {
        case .all: entries.add("models", "all")
        case .some(let names): entries.add("models", list: names.sorted(by: <).map { "\($0.key): \($0.value)" })
        }
        entries.add("priority", priority)
        entries.add("weight", weight)
        entries.add("headers", list: headers.fields.map { "\($0.name): \($0.value)" })
        add(limits.rate, to: &entries, under: "limits")
        for (model, rate) in limits.models.sorted(by: { $0.key < $1.key }) {
            add(rate, to: &entries, under: "limits.models.\(model)")
        }
        entries.add("limits.connections", limits.connections)
        entries.add("timeouts.connect", timeouts.connect)
        entries.add("timeouts.first_byte", timeouts.firstByte)
        entries.add("timeouts.silence", timeouts.silence)
        entries.add("timeouts.total", timeouts.total)
        entries.add("breaker.failures", breaker.failures)
        entries.add("breaker.window", breaker.window)
        entries.add("breaker.ratio", breaker.ratio)
        entries.add("breaker.minimum_calls", breaker.minimumCalls)
        entries.add("breaker.slow", breaker.slowLimit)
        entries.add("breaker.rest", breaker.rest)
        entries.add("breaker.plain", breaker.isPlain)
        entries.add("retry.attempts", attempts)
        return entries.list
    }

    private func add(_ rate: Limits.Rate, to entries: inout Entries, under path: String) {
        entries.add("\(path).requests_per_minute", rate.requestsPerMinute)
        entries.add("\(path).tokens_per_minute", rate.tokensPerMinute)
    }
}

extension ModelEntry {
    fileprivate var entries: [GatewayConfiguration.Entry] {
        var entries = Entries("models.\(name)")
        entries.add("kind", kind.rawValue)
        entries.add("dimension", dimension)
        entries.add("price.input", price.map { Price.perMillionTokens($0.input) })
        entries.add("price.cached_input", price?.cachedInput.map { Price.perMillionTokens($0) })
        entries.add("price.output", kind == .chat ? price.map { Price.perMillionTokens($0.output) } : nil)
        entries.add("price.as_of", price?.asOf)
        entries.add("aliases", list: aliases)
        entries.add("rename", list: fieldRules.rename.sorted(by: <).map { "\($0.key): \($0.value)" })
        entries.add("drop", list: fieldRules.drop.sorted())
        entries.add("defaults", list: fieldRules.defaults.sorted(by: <).map { "\($0.key): \($0.value)" })
        entries.add("fallback", list: fallback)
        entries.add("cache", caches)
        entries.add("coalesce", coalesces)
        entries.add("first_token", firstToken)
        return entries.list
    }
}

extension AnswerSettings {
    fileprivate var entries: [GatewayConfiguration.Entry] {
        var entries = Entries("answers")
        entries.add("cheap", models[.cheap])
        entries.add("strong", models[.strong])
        entries.add("deadline", deadline)
        entries.add("cost_limit", FixedPoint.text(of: costLimit.picodollars, decimals: 12))
        entries.add("intent_by_model", intentByModel.rawValue)
        entries.add("keep_questions", keepQuestions)
        entries.add("cache_bytes", cacheBytes)
        return entries.list
    }
}

extension GatewaySettings {
    fileprivate var entries: [GatewayConfiguration.Entry] {
        var entries = Entries("gateway")
        entries.add("cache.enabled", cache.isEnabled)
        entries.add("cache.life", cache.life)
        entries.add("cache.jitter", cache.jitter)
        entries.add("cache.stale_while_revalidate", cache.staleWhileRevalidate)
        entries.add("cache.stale_if_error", cache.staleIfError)
        entries.add("cache.memory", cache.memoryBytes)
        entries.add("cache.archive", cache.archiveBytes)
        entries.add("coalescing.enabled", coalescing.isEnabled)
        entries.add("coalescing.follower_wait", coalescing.followerWait)
        entries.add("retry.attempts", retry.attempts)
        entries.add("retry.per_try", retry.perTry)
        entries.add("embeddings.window", batching.window)
        entries.add("embeddings.texts", batching.texts)
        entries.add("deadline", deadline)
        entries.add("hedging", hedges)
        entries.add("cny_per_usd", exchangeRate)
        entries.add("stream_limit", streamLimit)
        entries.add("allow_plain_http", allowsPlainHTTP)
        return entries.list
    }
}
