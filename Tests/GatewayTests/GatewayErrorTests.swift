import Gateway
import TestSupport
import Testing
import Transport
import Upstreams

@Suite struct GatewayErrorTests {
    private static let table: [(GatewayError, String, Int, Duration?, String)] = [
        (
            .invalidRequest("No."), "invalid_request", 400, nil,
            "No."
        ),
        (
            .notConfigured(model: "m", reason: "No key."), "upstream_not_configured", 503, nil,
            "No key."
        ),
        (
            .unauthorized(upstream: "shop", status: 401), "upstream_unauthorized", 502, nil,
            "The upstream “shop” took none of the keys (it answered 401); check the key and what it may do, then set it anew "
                + "in the environment or the key file."
        ),
        (
            .quotaExhausted(upstream: "shop"), "upstream_quota_exhausted", 429, nil,
            "The account at the upstream “shop” is out of credit (it answered 402); top it up, or name another upstream."
        ),
        (
            .rejected(upstream: "shop", status: 422, message: "temperature is 3"), "upstream_rejected", 422, nil,
            "The upstream “shop” refused the request with 422: temperature is 3"
        ),
        (
            .rejected(upstream: "shop", status: 400, message: ""), "upstream_rejected", 400, nil,
            "The upstream “shop” refused the request with 400."
        ),
        (
            .rateLimited(upstream: "shop", retryAfter: .milliseconds(1_200)), "upstream_rate_limited", 429,
            .milliseconds(1_200), "The upstream “shop” has had too many requests; try again in 2 s."
        ),
        (
            .rateLimited(upstream: "shop", retryAfter: nil), "upstream_rate_limited", 429, nil,
            "The upstream “shop” has had too many requests; try again later."
        ),
        (
            .limitReached(upstream: "shop", retryAfter: .seconds(10)), "rate_limited", 429, .seconds(10),
            "The limit set for the upstream “shop” is reached; try again in 10 s."
        ),
        (
            .breakerOpen(upstream: "shop", model: "m", retryAfter: .milliseconds(1)), "upstream_unavailable", 503,
            .milliseconds(1),
            "The upstream “shop” is being spared for m after too many failures; try again in 1 s."
        ),
        (
            .unreachable(upstream: "shop", .connectionRefused), "upstream_unreachable", 502, nil,
            "The upstream “shop” could not be reached: The upstream refused the connection."
        ),
        (
            .unreachable(upstream: "shop", .firstByteTimeout), "upstream_timeout", 504, nil,
            "The upstream “shop” could not be reached: The upstream did not begin to answer within the limit for the first byte."
        ),
        (
            .upstreamFailed(upstream: "shop", status: 503, message: ""), "upstream_error", 502, nil,
            "The upstream “shop” failed with 503."
        ),
        (
            .invalidAnswer(upstream: "shop", reason: "it is empty."), "upstream_invalid_answer", 502, nil,
            "The upstream “shop” sent no valid answer: it is empty."
        ),
        (
            .streamBroken(upstream: "shop", reason: "it ended."), "upstream_stream_broken", 502, nil,
            "The answer of the upstream “shop” broke off: it ended."
        ),
        (
            .deadlineExceeded, "deadline_exceeded", 504, nil,
            "The time for this request is up; allow it more, or ask for a shorter answer."
        ),
        (
            .shutDown, "shutting_down", 503, .seconds(1),
            "The gateway is shutting down; try again in a second."
        ),
    ]

    @Test(arguments: table.indices)
    func `each error has its sentence, its code, its status and its wait`(row: Int) {
        let (error, code, status, wait, sentence) = Self.table[row]
        #expect(error.description == sentence)
        #expect(error.code == code)
        #expect(error.status == status)
        #expect(error.retryAfter == wait)
    }

    @Test func `an unknown model is told with those that are near`() async throws {
        let shop = try Shop()
        let error = await #expect(throws: GatewayError.self) { try await shop.gateway.chat(Shop.call(model: "gpt-41")) }
        #expect(error?.code == "model_not_found")
        #expect(error?.status == 404)
        #expect(error?.description.contains("gpt-4.1") == true)
    }
}
