import Resilience

/// What an upstream and its callers do in one case.
struct BreakerTraffic {
    var failureShare: Double
    var slowShare: Double
    /// The share of steps that start a call; the others end one.
    var startShare: Double
    var longestStep: Duration

    init(using generator: inout CaseGenerator) {
        failureShare = Self.any(of: [0, 0.4, 0.5, 0.6, 0.9, 1], using: &generator)
        slowShare = Self.any(of: [0, 0.1, 0.9], using: &generator)
        startShare = Self.any(of: [0.4, 0.5, 0.7], using: &generator)
        longestStep = .milliseconds(Self.any(of: [0, 20, 500, 3000, 20_000], using: &generator))
    }

    /// The standard ones, the plain ones, or small ones that reach each rule soon.
    static func settings(using generator: inout CaseGenerator) throws(ResilienceError) -> BreakerSettings {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return .standard
        case 1: return .plain
        default: break
        }
        let failureLimit = Int.random(in: 1...5, using: &generator)
        return try BreakerSettings(
            failureLimit: failureLimit,
            window: BreakerSettings.Window(
                length: .seconds(Int.random(in: 1...12, using: &generator)),
                minimumCalls: Int.random(in: 1...12, using: &generator),
                failureShare: any(of: [0.25, 0.5, 0.75, 1], using: &generator),
                slowShare: any(of: [0.4, 0.8], using: &generator),
                failureLimit: Int.random(in: failureLimit...10, using: &generator)
            ),
            rest: Backoff(
                base: .milliseconds(Int.random(in: 10...5000, using: &generator)),
                limit: .seconds(Int.random(in: 5...60, using: &generator)),
                jitter: any(of: [0, 0.2, 1], using: &generator)
            ),
            retryAfterLimit: .seconds(Int.random(in: 0...60, using: &generator)),
            probes: BreakerSettings.Probes(
                atOnce: Int.random(in: 1...3, using: &generator),
                perPeriod: Int.random(in: 1...4, using: &generator),
                period: .milliseconds(Int.random(in: 0...6000, using: &generator)),
                successes: Int.random(in: 1...4, using: &generator)
            )
        )
    }

    private static func any<Value>(of values: [Value], using generator: inout CaseGenerator) -> Value {
        values[Int.random(in: values.indices, using: &generator)]
    }
}
