import YAMLText

extension UpstreamReading {
    private enum RateField: String, FieldName {
        case requestsPerMinute = "requests_per_minute"
        case tokensPerMinute = "tokens_per_minute"
    }

    private enum LimitField: String, FieldName {
        case connections, models
        case requestsPerMinute = "requests_per_minute"
        case tokensPerMinute = "tokens_per_minute"
    }

    private enum TimeoutField: String, FieldName {
        case connect, silence, total
        case firstByte = "first_byte"
    }

    private enum BreakerField: String, FieldName {
        case failures, window, ratio, rest, plain
        case minimumCalls = "minimum_calls"
        case slowLimit = "slow"
    }

    func limits(_ reader: ConfigurationReader) throws(ConfigurationError) -> UpstreamEntry.Limits {
        let fields = try reader.fields(LimitField.self)
        var limits = UpstreamEntry.Limits()
        limits.rate.requestsPerMinute = try fields[.requestsPerMinute].map(perMinute)
        limits.rate.tokensPerMinute = try fields[.tokensPerMinute].map(perMinute)
        if let connections = fields[.connections] { limits.connections = try connections.integer(in: 1...10_000) }
        for (name, reader) in try fields[.models]?.pairs() ?? [] {
            let fields = try reader.fields(RateField.self)
            limits.models[try model(name, reader)] = UpstreamEntry.Limits.Rate(
                requestsPerMinute: try fields[.requestsPerMinute].map(perMinute),
                tokensPerMinute: try fields[.tokensPerMinute].map(perMinute)
            )
        }
        return limits
    }

    private func perMinute(_ reader: ConfigurationReader) throws(ConfigurationError) -> Int {
        try reader.integer(in: 1...1_000_000_000)
    }

    func timeouts(_ reader: ConfigurationReader) throws(ConfigurationError) -> UpstreamEntry.Timeouts {
        let fields = try reader.fields(TimeoutField.self)
        var timeouts = UpstreamEntry.Timeouts()
        if let connect = fields[.connect] { timeouts.connect = try connect.duration(atMost: 60) }
        if let firstByte = fields[.firstByte] { timeouts.firstByte = try firstByte.duration(atMost: 3600) }
        if let silence = fields[.silence] { timeouts.silence = try silence.duration(atMost: 3600) }
        if let total = fields[.total] { timeouts.total = try total.duration(atMost: 3600) }
        return timeouts
    }

    func breaker(_ reader: ConfigurationReader) throws(ConfigurationError) -> UpstreamEntry.Breaker {
        let fields = try reader.fields(BreakerField.self)
        var breaker = UpstreamEntry.Breaker()
        if let failures = fields[.failures] { breaker.failures = try failures.integer(in: 1...1000) }
        if let window = fields[.window] { breaker.window = try window.duration(atMost: 3600) }
        if let ratio = fields[.ratio] { breaker.ratio = try ratio.number(in: 0.01...1) }
        if let calls = fields[.minimumCalls] { breaker.minimumCalls = try calls.integer(in: 1...1_000_000) }
        if let slow = fields[.slowLimit] { breaker.slowLimit = try slow.duration(atMost: 3600) }
        if let rest = fields[.rest] { breaker.rest = try rest.duration(atMost: 3600) }
        if let plain = fields[.plain] { breaker.isPlain = try plain.flag() }
        return breaker
    }
}
