import RAGCore
import Testing
import Upstreams

struct ConfigurationTests {
    private let key = SecretTests.key

    @Test func `without anything, holysheep serves the whole catalogue and waits for a key`() throws {
        let configuration = try GatewayConfiguration.default(environment: [:])
        let upstream = try #require(configuration.upstreams.first)
        #expect(configuration.upstreams.count == 1)
        #expect(upstream.name == "holysheep")
        #expect(upstream.baseURL.endpoint("chat/completions") == "https://api.holysheep.ai/v1/chat/completions")
        #expect(upstream.models == .all)
        #expect(configuration.catalogue == Catalogue.shipped)
        #expect(configuration.settings == GatewaySettings())
        #expect(configuration.warnings == [])
        let error = #expect(throws: UnconfiguredUpstream.self) { try upstream.keys }
        #expect(
            error?.description == """
                The upstream holysheep has no key; set the environment variable NUTHATCH_API_KEY or \
                HOLYSHEEP_API_KEY, or name a file with api_key_file. An upstream that wants no key says keyless: true.
                """
        )
    }

    @Test(
        arguments: [
            (["NUTHATCH_API_KEY": "a", "HOLYSHEEP_API_KEY": "b"], "a"), (["HOLYSHEEP_API_KEY": "b"], "b"),
            (["NUTHATCH_API_KEY": "", "HOLYSHEEP_API_KEY": "b"], "b"), (["NUTHATCH_API_KEY": " \n"], nil),
            (["OPENAI_API_KEY": "a"], nil),
        ] as [([String: String], String?)]
    )
    func `the first variable that is set has the default upstream's key`(
        variables: [String: String],
        expected: String?
    ) throws {
        let environment = variables.mapValues { $0.contains(where: \.isLetter) ? key + $0 : $0 }
        for yaml in ["", "upstreams: [{name: holysheep}]", "upstreams: [{name: holysheep, api_key_file: f.key}]"] {
            let file = "file-" + key
            let configuration = try load(
                yaml,
                environment: environment,
                keyFiles: ["f.key": KeyFile(text: file, mode: 0o600)]
            )
            let names = yaml.contains("f.key") ? file : nil
            let credentials = configuration.upstreams[0].credentials
            switch expected.map({ key + $0 }) ?? names {
            case let key?: #expect(credentials == .keys([Secret(key)]))
            case nil: #expect(credentials == .missing(variables: ["NUTHATCH_API_KEY", "HOLYSHEEP_API_KEY"]))
            }
        }
    }

    @Test func `variables that the file names come before the default ones`() throws {
        let yaml = "upstreams: [{name: holysheep, api_key_env: [MINE, YOURS, MINE, EMPTY]}]"
        let environment = ["NUTHATCH_API_KEY": "n" + key, "MINE": "m" + key, "YOURS": "y" + key, "EMPTY": ""]
        let upstream = try load(yaml, environment: environment).upstreams[0]
        #expect(upstream.credentials == .keys([Secret("m" + key), Secret("y" + key)]))
        let unset = try load(yaml, environment: ["NUTHATCH_API_KEY": key]).upstreams[0]
        #expect(unset.credentials == .missing(variables: ["MINE", "YOURS", "MINE", "EMPTY"]))
    }

    @Test func `the environment's base URL comes before the file's, for the default upstream alone`() throws {
        let environment = ["NUTHATCH_BASE_URL": "http://127.0.0.1:9000/v1/", "NUTHATCH_API_KEY": key]
        let yaml = """
            upstreams:
              - {name: holysheep, base_url: https://elsewhere.example/v1}
              - {name: other, base_url: https://other.example/v1}
            """
        let both = try load(yaml, environment: environment)
        #expect(
            both.upstreams.map(\.baseURL.description) == ["http://127.0.0.1:9000/v1", "https://other.example/v1"]
        )
        #expect(both.upstreams[1].credentials == .missing(variables: []))
        #expect(both.warnings == [])
        let other = try load("upstreams: [{name: other, base_url: \"https://o.example\"}]", environment: environment)
        #expect(other.upstreams.map(\.baseURL.description) == ["https://o.example"])
        #expect(
            other.warnings.map(\.description) == [
                """
                NUTHATCH_BASE_URL is set but not used: it is for the upstream holysheep, and the configuration lists \
                others.
                """
            ]
        )
    }

    @Test(
        arguments: [
            (
                ["NUTHATCH_BASE_URL": "http://10.0.0.1/v1"],
                """
                NUTHATCH_BASE_URL is plain http to “10.0.0.1”, which would send keys in the clear; use https, or set \
                allow_plain_http: true.
                """
            ),
            (
                ["NUTHATCH_API_KEY": "changeme"],
                """
                The environment variable NUTHATCH_API_KEY holds a placeholder, not a key; replace it with the key that \
                your provider gave you.
                """
            ),
        ]
    )
    func `a wrong variable is named`(environment: [String: String], sentence: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try GatewayConfiguration.default(environment: environment)
        }
        #expect(error?.description == sentence)
        #expect(refusal(of: "upstreams: [{name: holysheep}]", environment: environment) == sentence)
    }

    @Test func `plain http is allowed by the gateway or by the upstream`() throws {
        let environment = ["NUTHATCH_BASE_URL": "http://10.0.0.1/v1"]
        let all = try load("gateway: {allow_plain_http: true}", environment: environment)
        #expect(all.upstreams[0].baseURL.description == "http://10.0.0.1/v1")
        let one = "upstreams: [{name: a, base_url: \"http://10.0.0.1\", keyless: true, allow_plain_http: true}]"
        #expect(try load(one).upstreams[0].credentials == .keyless)
        #expect(try load(one).upstreams[0].keys == [])
    }

    @Test func `each field of an upstream is read`() throws {
        let yaml = """
            gateway: {retry: {attempts: 3}}
            upstreams:
              - name: holysheep
              - name: canary   # R&D, **really**
                base_url: https://models.example.com/v1
                keyless: true
                priority: 2
                weight: 5
                models: {gpt-4: openai/gpt-4.1, deepseek-v3.2: }
                headers: {OpenAI-Organization: org-1}
                limits: {requests_per_minute: 600, tokens_per_minute: 200000, connections: 16,
                         models: {gpt-4.1: {requests_per_minute: 60}}}
                timeouts: {connect: 500ms, first_byte: 1m, silence: 2.5, total: 1h}
                breaker: {failures: 3, window: 20, ratio: 0.25, minimum_calls: 7, slow: 4, rest: 6, plain: yes}
                retry: {attempts: 1}
            """
        let upstreams = try load(yaml).upstreams
        #expect(upstreams[0].attempts == 3)
        typealias Limits = UpstreamEntry.Limits
        var headers = ExtraHeaders()
        try headers.add("OpenAI-Organization", "org-1")
        let expected = UpstreamEntry(
            name: "canary",
            baseURL: try BaseURL("https://models.example.com/v1"),
            credentials: .keyless,
            models: .some(["gpt-4.1": "openai/gpt-4.1", "deepseek-v3.2": "deepseek-v3.2"]),
            priority: 2,
            weight: 5,
            limits: Limits(
                rate: Limits.Rate(requestsPerMinute: 600, tokensPerMinute: 200_000),
                models: ["gpt-4.1": Limits.Rate(requestsPerMinute: 60)],
                connections: 16
            ),
            headers: headers,
            timeouts: UpstreamEntry.Timeouts(
                connect: .milliseconds(500),
                firstByte: .seconds(60),
                silence: .milliseconds(2500),
                total: .seconds(3600)
            ),
            breaker: UpstreamEntry.Breaker(
                failures: 3,
                window: .seconds(20),
                ratio: 0.25,
                minimumCalls: 7,
                slowLimit: .seconds(4),
                rest: .seconds(6),
                isPlain: true
            ),
            attempts: 1
        )
        #expect(upstreams[1] == expected)
        #expect(upstreams[1].models.upstreamName(of: "gpt-4.1") == "openai/gpt-4.1")
        #expect(upstreams[1].models.upstreamName(of: "gemini-2.5-flash") == nil)
        #expect(upstreams[0].models.upstreamName(of: "gpt-4.1") == "gpt-4.1")
    }

    @Test func `each field of the gateway is read`() throws {
        let yaml = """
            gateway:
              cache: {enabled: false, life: 1m, jitter: 0.2, stale_while_revalidate: 0, stale_if_error: 1d,
                      memory: 64MiB, archive: 2 GiB}
              coalescing: {enabled: no, follower_wait: 15}
              retry: {attempts: 3, per_try: 20}
              embeddings: {window: 10ms, texts: 128}
              deadline: 45.5
              hedging: on
              cny_per_usd: 7.1
              stream_limit: 1048576
              allow_plain_http: true
            """
        var expected = GatewaySettings()
        expected.cache.isEnabled = false
        expected.cache.life = .seconds(60)
        expected.cache.jitter = 0.2
        expected.cache.staleWhileRevalidate = .zero
        expected.cache.staleIfError = .seconds(86_400)
        expected.cache.memoryBytes = 64 << 20
        expected.cache.archiveBytes = 2 << 30
        expected.coalescing.isEnabled = false
        expected.coalescing.followerWait = .seconds(15)
        expected.retry.attempts = 3
        expected.retry.perTry = .seconds(20)
        expected.batching.window = .milliseconds(10)
        expected.batching.texts = 128
        expected.deadline = .milliseconds(45_500)
        expected.hedges = true
        expected.exchangeRate = try #require(ExchangeRate("7.1"))
        expected.streamLimit = 1 << 20
        expected.allowsPlainHTTP = true
        #expect(try load(yaml).settings == expected)
    }

    @Test func `each field of a model is read`() throws {
        let yaml = """
            models:
              o4-mini:
                aliases: [reasoner]
                price: {input: 1.10, cached_input: 0.275, output: 4.40, as_of: 2026-11-01}
                rename: {max_tokens: max_completion_tokens}
                drop: [temperature]
                fallback: [gpt-4]
                coalesce: false
              bge-m3: {kind: embeddings, dimension: 1024, price: {input: 0}}
            """
        let catalogue = try load(yaml).catalogue
        let expected = ModelEntry(
            name: "o4-mini",
            price: try Price(
                input: Money(picodollars: 1_100_000),
                cachedInput: Money(picodollars: 275_000),
                output: Money(picodollars: 4_400_000),
                asOf: CalendarDate(year: 2026, month: 11, day: 1)
            ),
            aliases: ["reasoner"],
            fieldRules: try FieldRules(rename: ["max_tokens": "max_completion_tokens"], drop: ["temperature"]),
            fallback: ["gpt-4.1"],
            coalesces: false
        )
        #expect(try catalogue.resolve("reasoner") == expected)
        let embeddings = ModelEntry(name: "bge-m3", kind: .embeddings, price: try Price(input: .zero), dimension: 1024)
        #expect(try catalogue.resolve("bge-m3") == embeddings)
    }

    @Test func `fields that are not the gateway's are handed on`() throws {
        let yaml = "database: shop.sqlite\ncollection: 7\nembedder: ~\ngateway:\nmodels:\nupstreams:"
        let configuration = try load(yaml)
        #expect(configuration.otherFields == ["database": "shop.sqlite", "collection": "7"])
        #expect(try configuration == load("database: shop.sqlite\ncollection: 7"))
    }

    @Test func `questions may be kept shorter, or not at all`() throws {
        let kept = try load("answers: {keep_questions: 30d, cache_bytes: 1GiB}").answers
        #expect(kept.keepQuestions == .seconds(30 * 86_400))
        #expect(kept.cacheBytes == 1 << 30)
        let none = try load("answers:\n  keep_questions: 0\n").answers
        #expect(none.keepQuestions == .zero)
        #expect(none.cacheBytes == AnswerSettings().cacheBytes)
        #expect(try load("answers: {keep_questions: 0}").entries.contains { $0.path == "answers.keep_questions" })
    }

    @Test(arguments: [
        ("keep_questions: -1", "answers.keep_questions is “-1”"),
        ("keep_questions: ever", "answers.keep_questions is “ever”"),
        ("cache_bytes: 5d", "answers.cache_bytes is “5d”"), ("keep: 5d", "There is no field “keep” in answers."),
    ])
    func `what is kept is a time and a number of bytes`(line: String, message: String) {
        let error = #expect(throws: ConfigurationError.self) { try load("answers:\n  \(line)\n") }
        #expect(error?.description.hasPrefix("shop.yaml:2: \(message)") == true, "\(error?.description ?? "")")
    }

    @Test func `what holds is listed, with keys masked`() throws {
        let entries = try load("", environment: ["NUTHATCH_API_KEY": key]).entries.map { "\($0.path): \($0.value)" }
        for line in [
            "upstreams.holysheep.base_url: https://api.holysheep.ai/v1",
            "upstreams.holysheep.api_key: •••\(key.suffix(4))", "upstreams.holysheep.models: all",
            "upstreams.holysheep.timeouts.connect: 2.0 seconds", "models.deepseek-v3.2.price.input: 0.14",
            "models.gpt-4.1.aliases: gpt-4, gpt-4-turbo", "gateway.cny_per_usd: 7.3",
            "gateway.cache.life: 300.0 seconds",
        ] {
            #expect(entries.contains(line))
        }
        #expect(try load("").entries.contains { $0.path == "upstreams.holysheep.api_key" && $0.value == "missing" })
    }
}
