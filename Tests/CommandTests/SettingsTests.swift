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
            outcome.output == """
                database: nuthatch.sqlite (default)
                collection: default (default)
                embedder: /cache/nuthatch/models/all-MiniLM-L6-v2 (default)

                """
        )
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
            outcome.output == """
                database: environment.sqlite (NUTHATCH_DATABASE)
                collection: from-file (shop.yaml)
                embedder: /flag (--embedder)

                """
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
                "shop.yaml has the setting “databse”; there are database, collection, embedder, each with one value."
            ),
            (
                "database: [a]\n",
                "shop.yaml has the setting “database”; there are database, collection, embedder, each with one value."
            ),
            (
                "- a\n",
                "The file of settings shop.yaml is not a list of names and values; write lines such as “database: FILE”."
            ),
            (
                "a: b: c\n",
                "The file of settings shop.yaml is not a list of names and values; write lines such as “database: FILE”."
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
