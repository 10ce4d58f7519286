import Testing

/// Flag, then environment, then file, then default.
@Suite struct SettingsTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.write("shop.yaml", "database: file.sqlite\ncollection: from-file\n")
    }

    @Test func `unless told otherwise there are defaults`() async throws {
        let outcome = try await desk.run("config", environment: ["XDG_CACHE_HOME": "/cache"])
        #expect(outcome.status == 0)
        #expect(
            outcome.lines.prefix(6) == [
                "database: nuthatch.sqlite (default)",
                "collection: default (default)",
                "embedder: /cache/nuthatch/models/all-MiniLM-L6-v2 (default)",
                "policy: built-in (default)",
                "upstreams.holysheep.base_url: https://api.holysheep.ai/v1 (default)",
                "upstreams.holysheep.api_key: missing (default)",
            ]
        )
        #expect(outcome.lines.allSatisfy { $0.hasSuffix(" (default)") })
    }

    @Test func `each setting is taken from the first place that has it`() async throws {
        let outcome = try await desk.run(
            "config",
            "--config",
            "shop.yaml",
            "--embedder",
            "/flag",
            environment: ["NUTHATCH_DATABASE": "environment.sqlite", "NUTHATCH_EMBEDDER": "/environment"]
        )
        #expect(
            outcome.lines.prefix(3) == [
                "database: environment.sqlite (NUTHATCH_DATABASE)",
                "collection: from-file (shop.yaml)",
                "embedder: /flag (--embedder)",
            ]
        )
    }

    @Test func `a key is masked, and each setting of the gateway says where it came from`() async throws {
        try desk.write("shop.yaml", "gateway:\n  cache: {life: 60}\n")
        let key = "sk-0123456789abcdef0123456789abcdef"
        let outcome = try await desk.run(
            "config",
            "--config",
            "shop.yaml",
            environment: ["HOLYSHEEP_API_KEY": key, "NUTHATCH_BASE_URL": "https://models.example/v1"]
        )
        #expect(outcome.lines.contains("upstreams.holysheep.base_url: https://models.example/v1 (NUTHATCH_BASE_URL)"))
        #expect(outcome.lines.contains("upstreams.holysheep.api_key: •••cdef (HOLYSHEEP_API_KEY)"))
        #expect(outcome.lines.contains { $0.hasPrefix("gateway.cache.life: ") && $0.hasSuffix(" (shop.yaml)") })
        #expect(!outcome.output.contains("0123456789"))
    }

    @Test func `each setting of the service says where it came from, and a header's value shows in none`() async throws
    {
        try desk.write(
            "shop.yaml",
            """
            server:
              port: 8443
              limits: {body: 8MiB}
              traces: {endpoint: "http://collector:4318/", headers: {Authorization: {env: COLLECTOR, scheme: Bearer}}}
              allowed_hosts: [Shop.internal]

            """
        )
        let outcome = try await desk.run(
            "config",
            "--config",
            "shop.yaml",
            environment: ["COLLECTOR": "0123456789abcdef"]
        )
        #expect(
            outcome.lines.filter { $0.hasPrefix("server.") } == [
                "server.host: 127.0.0.1 (default)", "server.port: 8443 (shop.yaml)",
                "server.limits.requests: 4096 (default)", "server.limits.body: 8388608 (shop.yaml)",
                "server.limits.queue: 1024 (default)", "server.limits.queue_wait: 0.05 seconds (default)",
                "server.access_log: text (default)", "server.stop_within: 30.0 seconds (default)",
                "server.traces.endpoint: http://collector:4318 (shop.yaml)", "server.traces.sample: 1.0 (shop.yaml)",
                "server.traces.headers: Authorization: •••cdef (shop.yaml)",
                "server.allowed_hosts: shop.internal (shop.yaml)",
            ]
        )
    }

    @Test func `an empty value is none`() async throws {
        try desk.write("empty.yaml", "")
        try desk.write("blank.yaml", "database:\n")
        for file in ["empty.yaml", "blank.yaml"] {
            let outcome = try await desk.run(
                "config",
                "--database",
                "",
                "--json",
                environment: ["NUTHATCH_DATABASE": "", "NUTHATCH_CONFIG": file]
            )
            let setting = try outcome.json()["settings"][0]
            #expect(setting.keys == ["name", "value", "source", "place"])
            #expect(setting["value"] == "nuthatch.sqlite")
            #expect(setting["source"] == "default")
            #expect(setting["place"] == nil)
        }
        #expect(try await desk.run("config", environment: ["NUTHATCH_CONFIG": ""]).status == 0)
    }

    @Test func `commands follow the settings`() async throws {
        try desk.write("a.txt", Shop.leeds)
        let environment = ["NUTHATCH_CONFIG": "shop.yaml"]
        #expect(try await desk.run("ingest", "a.txt", environment: environment).status == 0)
        #expect(try desk.names().contains("file.sqlite"))
        #expect(try await desk.run("collections", environment: environment).output == "from-file\n")
        let found = try await desk.run("search", "Leeds", "--json", environment: environment)
        #expect(try found.json()["results"].elements.count == 1)
    }

    @Test(
        arguments: [
            (
                "databse: a\n",
                "shop.yaml:1: There is no field “databse”. Did you mean database? The fields are upstreams, models, gateway, "
                    + "answers, lookups, server, database, collection, embedder, policy."
            ),
            ("database: [a]\n", "shop.yaml:1: database is a list; it must be one text."),
            ("a: b: c\n", "shop.yaml:1: The YAML cannot be read: mapping values are not allowed in this context."),
            (
                "upstreams:\n  - name: x\n    base_url: ftp://x\n",
                "shop.yaml:3: upstreams.x.base_url is “ftp://x”; it must begin with https://, as in "
                    + "https://api.holysheep.ai/v1."
            ),
        ]
    )
    func `a file of settings that is wrong is bad input`(text: String, message: String) async throws {
        try desk.write("shop.yaml", text)
        let outcome = try await desk.run("config", "--config", "shop.yaml")
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.error == message + "\n")
    }

    @Test func `a file of settings that is not there is bad input`() async throws {
        let outcome = try await desk.run("status", environment: ["NUTHATCH_CONFIG": "nowhere.yaml"])
        #expect(outcome.status == 2)
        #expect(outcome.error == "The file of settings nowhere.yaml cannot be read; name another with --config.\n")
    }
}
