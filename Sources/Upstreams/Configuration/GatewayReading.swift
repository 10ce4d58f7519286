import YAMLText

/// Reads `gateway`: how calls are treated.
enum GatewayReading {
    private enum Field: String, FieldName {
        case cache, coalescing, retry, embeddings, deadline, hedging
        case rate = "cny_per_usd"
        case streamLimit = "stream_limit"
        case plainHTTP = "allow_plain_http"
    }

    private enum CacheField: String, FieldName {
        case enabled, life, jitter, memory, archive
        case staleWhileRevalidate = "stale_while_revalidate"
        case staleIfError = "stale_if_error"
    }

    private enum CoalescingField: String, FieldName {
        case enabled
        case followerWait = "follower_wait"
    }

    private enum RetryField: String, FieldName {
        case attempts
        case perTry = "per_try"
    }

    private enum BatchingField: String, FieldName {
        case window, texts
    }

    /// More attempts than this are no retry but a flood.
    static let attempts = 1...5

    static func settings(_ reader: ConfigurationReader) throws(ConfigurationError) -> GatewaySettings {
        let fields = try reader.fields(Field.self)
        var settings = GatewaySettings()
        if let cache = fields[.cache] { settings.cache = try self.cache(cache) }
        if let coalescing = fields[.coalescing] { settings.coalescing = try self.coalescing(coalescing) }
        if let retry = fields[.retry] { settings.retry = try self.retry(retry) }
        if let embeddings = fields[.embeddings] { settings.batching = try batching(embeddings) }
        if let deadline = fields[.deadline] { settings.deadline = try deadline.duration(atMost: 3600) }
        if let hedging = fields[.hedging] { settings.hedges = try hedging.flag() }
        if let rate = fields[.rate] { settings.exchangeRate = try exchangeRate(rate) }
        if let limit = fields[.streamLimit] { settings.streamLimit = try limit.bytes(in: 65_536...1 << 30) }
        if let plain = fields[.plainHTTP] { settings.allowsPlainHTTP = try plain.flag() }
        return settings
    }

    private static func cache(_ reader: ConfigurationReader) throws(ConfigurationError) -> GatewaySettings.Cache {
        let fields = try reader.fields(CacheField.self)
        let year = 365 * 86_400
        var cache = GatewaySettings.Cache()
        if let enabled = fields[.enabled] { cache.isEnabled = try enabled.flag() }
        if let life = fields[.life] { cache.life = try life.duration(atMost: year) }
        if let jitter = fields[.jitter] { cache.jitter = try jitter.number(in: 0...0.5) }
        if let stale = fields[.staleWhileRevalidate] {
            cache.staleWhileRevalidate = try stale.duration(atMost: year, allowsZero: true)
        }
        if let stale = fields[.staleIfError] {
            cache.staleIfError = try stale.duration(atMost: year, allowsZero: true)
        }
        if let memory = fields[.memory] { cache.memoryBytes = try memory.bytes(in: 0...1 << 40) }
        if let archive = fields[.archive] { cache.archiveBytes = try archive.bytes(in: 0...1 << 44) }
        return cache
    }

    private static func coalescing(_ reader: ConfigurationReader) throws(ConfigurationError)
        -> GatewaySettings.Coalescing
    {
        let fields = try reader.fields(CoalescingField.self)
        var coalescing = GatewaySettings.Coalescing()
        if let enabled = fields[.enabled] { coalescing.isEnabled = try enabled.flag() }
        if let wait = fields[.followerWait] { coalescing.followerWait = try wait.duration(atMost: 3600) }
        return coalescing
    }

    private static func retry(_ reader: ConfigurationReader) throws(ConfigurationError) -> GatewaySettings.Retry {
        let fields = try reader.fields(RetryField.self)
        var retry = GatewaySettings.Retry()
        if let attempts = fields[.attempts] { retry.attempts = try attempts.integer(in: Self.attempts) }
        if let perTry = fields[.perTry] { retry.perTry = try perTry.duration(atMost: 3600) }
        return retry
    }

    private static func batching(_ reader: ConfigurationReader) throws(ConfigurationError) -> GatewaySettings.Batching {
        let fields = try reader.fields(BatchingField.self)
        var batching = GatewaySettings.Batching()
        if let window = fields[.window] { batching.window = try window.duration(atMost: 1, allowsZero: true) }
        if let texts = fields[.texts] { batching.texts = try texts.integer(in: 1...2048) }
        return batching
    }

    private static func exchangeRate(_ reader: ConfigurationReader) throws(ConfigurationError) -> ExchangeRate {
        guard let rate = ExchangeRate(try reader.text()) else { throw reader.mustBe("yuan for a dollar, such as 7.3") }
        return rate
    }
}
