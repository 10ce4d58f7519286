import Testing

struct RefusedGatewayTests {
    @Test(
        arguments: [
            (
                "upstream: []",
                1,
                """
                There is no field “upstream”. Did you mean upstreams? The fields are upstreams, models, gateway, \
                answers, lookups, server, database, collection, embedder, policy.
                """
            ),
            (
                """
                gateway:
                  retries: {}
                """,
                2,
                """
                There is no field “retries” in gateway. The fields are cache, coalescing, retry, embeddings, \
                deadline, hedging, cny_per_usd, stream_limit, allow_plain_http.
                """
            ),
            (
                """
                gateway:
                  retry:
                    attempt: 2
                """,
                3,
                """
                There is no field “attempt” in gateway.retry. Did you mean attempts? The fields are attempts, \
                per_try.
                """
            ),
            (
                "gateway: {zzz: 1}",
                1,
                """
                There is no field “zzz” in gateway. The fields are cache, coalescing, retry, embeddings, deadline, \
                hedging, cny_per_usd, stream_limit, allow_plain_http.
                """
            ),
            (
                "gateway: 5",
                1,
                "gateway is “5”; it must be fields, each with its value."
            ),
            (
                """
                gateway:
                  retry: {attempts: two}
                """,
                2,
                "gateway.retry.attempts is “two”; it must be a whole number from 1 to 5."
            ),
            (
                """
                gateway:
                  retry: {attempts: 0}
                """,
                2,
                "gateway.retry.attempts is “0”; it must be a whole number from 1 to 5."
            ),
            (
                """
                gateway:
                  retry: {attempts: [2]}
                """,
                2,
                "gateway.retry.attempts is a list; it must be a whole number from 1 to 5."
            ),
            (
                """
                gateway:
                  retry: {attempts: 2.0}
                """,
                2,
                "gateway.retry.attempts is “2.0”; it must be a whole number from 1 to 5."
            ),
            (
                """
                gateway:
                  deadline: soon
                """,
                2,
                """
                gateway.deadline is “soon”; it must be a time from 0.001 to 3600 seconds, such as 5, 0.5, 250ms, 2m \
                or 1h.
                """
            ),
            (
                """
                gateway:
                  deadline: -1
                """,
                2,
                """
                gateway.deadline is “-1”; it must be a time from 0.001 to 3600 seconds, such as 5, 0.5, 250ms, 2m \
                or 1h.
                """
            ),
            (
                """
                gateway:
                  deadline: 0.5ms
                """,
                2,
                """
                gateway.deadline is “0.5ms”; it must be a time from 0.001 to 3600 seconds, such as 5, 0.5, 250ms, \
                2m or 1h.
                """
            ),
            (
                """
                gateway:
                  deadline: 2h
                """,
                2,
                """
                gateway.deadline is “2h”; it must be a time from 0.001 to 3600 seconds, such as 5, 0.5, 250ms, 2m \
                or 1h.
                """
            ),
            (
                """
                gateway:
                  cache: {jitter: 0.6}
                """,
                2,
                "gateway.cache.jitter is “0.6”; it must be a number from 0 to 0.5."
            ),
            (
                """
                gateway:
                  cache: {memory: 3 potatoes}
                """,
                2,
                """
                gateway.cache.memory is “3 potatoes”; it must be from 0 to 1099511627776 bytes, such as 1048576, \
                64MiB or 1GiB.
                """
            ),
            (
                """
                gateway:
                  cache: {enabled: maybe}
                """,
                2,
                "gateway.cache.enabled is “maybe”; it must be true or false."
            ),
            (
                "gateway: {cny_per_usd: 0}",
                1,
                "gateway.cny_per_usd is “0”; it must be yuan for a dollar, such as 7.3."
            ),
            (
                "database: [a]",
                1,
                "database is a list; it must be one text."
            ),
        ] as [(String, Int, String)]
    )
    func `a wrong field of the gateway is refused with its line and its rule`(yaml: String, line: Int, sentence: String)
    {
        #expect(refusal(of: yaml) == "shop.yaml:\(line): \(sentence)")
    }
}
