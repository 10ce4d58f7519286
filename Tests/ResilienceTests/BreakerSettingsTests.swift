import Resilience
import Testing

struct BreakerSettingsTests {
    @Test func `the defaults are in their ranges`() throws {
        #expect(try BreakerSettings() == .standard)
        let plain = BreakerSettings.plain
        #expect(
            try BreakerSettings(
                failureLimit: plain.failureLimit,
                window: plain.window,
                rest: plain.rest,
                retryAfterLimit: plain.retryAfterLimit,
                probes: plain.probes
            ) == plain
        )
    }

    @Test func `a wrong setting is named, with its value and its range`() {
        func sentence(_ make: () throws -> BreakerSettings) -> String? {
            do {
                _ = try make()
                return nil
            } catch { return "\(error)" }
        }
        #expect(
            sentence { try BreakerSettings(failureLimit: 0) }
                == "The setting failureLimit is 0; it must be from 1 to 1000000."
        )
        #expect(
            sentence { try BreakerSettings(window: .init(failureShare: .nan)) }
                == "The setting window.failureShare is nan; it must be from 0.01 to 1.0."
        )
        #expect(
            sentence {
                try BreakerSettings(rest: Backoff(base: .seconds(9), limit: .seconds(5), jitter: 0))
            } == "The setting rest.base is 9.0 seconds; it must be from 0.001 seconds to 5.0 seconds."
        )
    }

    @Test func `each setting has a least and a greatest value`() {
        typealias Window = BreakerSettings.Window
        typealias Probes = BreakerSettings.Probes
        let day = Duration.seconds(86_400)
        func rest(_ base: Duration, _ limit: Duration, _ jitter: Double = 0) -> Backoff {
            Backoff(base: base, limit: limit, jitter: jitter)
        }
        let wrong: [() throws -> BreakerSettings] = [
            { try BreakerSettings(failureLimit: -1) },
            { try BreakerSettings(window: Window(length: .milliseconds(999))) },
            { try BreakerSettings(window: Window(length: .seconds(3601))) },
            { try BreakerSettings(window: Window(minimumCalls: 0)) },
            { try BreakerSettings(window: Window(failureShare: 0)) },
            { try BreakerSettings(window: Window(failureShare: 1.01)) },
            { try BreakerSettings(window: Window(slowShare: -0.5)) },
            { try BreakerSettings(window: Window(slowAfter: .zero)) },
            { try BreakerSettings(window: Window(failureLimit: 4)) },
            { try BreakerSettings(rest: rest(.zero, .seconds(1))) },
            { try BreakerSettings(rest: rest(.seconds(1), day + .seconds(1))) },
            { try BreakerSettings(rest: rest(.seconds(1), .seconds(1), 1.5)) },
            { try BreakerSettings(retryAfterLimit: .seconds(-1)) },
            { try BreakerSettings(probes: Probes(atOnce: 0)) },
            { try BreakerSettings(probes: Probes(perPeriod: 0)) },
            { try BreakerSettings(probes: Probes(period: .seconds(-1))) },
            { try BreakerSettings(probes: Probes(successes: 0)) },
        ]
        for make in wrong {
            #expect(throws: ResilienceError.self) { try make() }
        }
    }

    @Test func `a call is slow whose first token comes after the limit`() {
        #expect(!BreakerSettings.standard.isSlow(timeToFirstToken: .seconds(10)))
        #expect(BreakerSettings.standard.isSlow(timeToFirstToken: .seconds(10.1)))
        #expect(!BreakerSettings.plain.isSlow(timeToFirstToken: .seconds(1000)))
    }
}
