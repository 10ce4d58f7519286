import ProviderSimulator
import Testing

@Suite struct ChatTests {
    @Test func `a model is asked once, and its answer comes from the cache of the next process`() async throws {
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        let first = try await shop.run("chat", "Where is my parcel?", "--json")
        let second = try await shop.run("chat", "Where is my parcel?", "--json")
        #expect([first.status, second.status] == [0, 0])
        #expect(try first.json()["cache"] == "miss")
        #expect(try second.json()["cache"] == "hit")
        #expect(try first.json()["text"] == second.json()["text"])
        #expect(try second.json()["cost_usd"] == 0)
        #expect(shop.upstream.counts.calls == 1)
    }

    @Test func `a simulated chat calls nobody else, needs no key and writes nothing down`() async throws {
        let desk = try Desk()
        let outcome = try await desk.run("chat", "Where is my parcel?", "--simulate", "--json")
        #expect(outcome.status == 0)
        #expect(try outcome.json()["text"].text?.isEmpty == false)
        #expect(try desk.names() == [])
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        _ = try await shop.run("chat", "Where is my parcel?", "--simulate")
        #expect(shop.upstream.counts.calls == 0)
    }

    @Test func `a stream is written as it comes, and is the plain text in the end`() async throws {
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        let plain = try await shop.run("chat", "Where is my parcel?", "--quiet")
        let stream = try await shop.run("chat", "Where is my parcel?", "--stream", "--quiet")
        #expect(stream.output == plain.output)
        #expect(stream.error == "")
        let lines = try await shop.run("chat", "Where is my parcel?", "--stream", "--json").lines.map { try JSON($0) }
        #expect(lines.count > 2)
        #expect(try #require(lines.last)["text"].text.map { $0 + "\n" } == plain.output)
    }

    @Test(arguments: [
        (["chat", "hi", "--model", "gpt-5"], Int32(2), "There is no model “gpt-5”."),
        (["chat", "hi", "--temperature", "3"], 2, "--temperature is 3.0; it must be 0 to 2."),
        (["chat", " "], 2, "There is nothing to ask; give a text."),
        (["batch", "nowhere.jsonl"], 2, "nowhere.jsonl cannot be read; name a file that is there."),
        (["stats"], 3, "nuthatch.sqlite.ledger"),
        (["stats", "--since", "soon"], 2, "--since is “soon”; write a day such as 2026-11-01."),
        (["embed", "--remote", "gpt-4.1"], 2, "“gpt-4.1” gives answers, not embeddings; name an embedding model."),
    ])
    func `what cannot be asked is said in one sentence`(arguments: [String], status: Int32, sentence: String)
        async throws
    {
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        let outcome = try await shop.desk.run(
            arguments,
            environment: ["NUTHATCH_BASE_URL": shop.upstream.baseURL, "NUTHATCH_API_KEY": GatewayDesk.key]
        )
        #expect(outcome.status == status)
        #expect(outcome.error.contains(sentence))
        #expect(outcome.output == "")
    }

    @Test(arguments: [("", Int32(3)), ("changeme", 3), ("sk-short", 3), ("sk-0123456789abcdef 0123456789abcdef", 3)])
    func `a key that cannot be one is refused, and never shown`(key: String, status: Int32) async throws {
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        let outcome = try await shop.run("chat", "hi", environment: ["NUTHATCH_API_KEY": key, "HOLYSHEEP_API_KEY": ""])
        #expect(outcome.status == status)
        #expect(outcome.error.contains("NUTHATCH_API_KEY"))
        #expect(key.count < 9 || !outcome.error.contains(key))
        #expect(shop.upstream.counts.calls == 0)
    }

    @Test(arguments: [
        ("status=401", Int32(4)), ("status=500", 5), ("status=429, retry-after=600", 6), ("reset-before", 5),
    ])
    func `how the upstream fails decides the exit code`(fault: String, status: Int32) async throws {
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        shop.upstream.setScript(Script([try Script.Step(fault)]))
        let outcome = try await shop.run("chat", "hi")
        #expect(outcome.status == status)
        #expect(outcome.error.split(separator: "\n").count == 1)
        #expect(!outcome.error.contains(GatewayDesk.key))
    }

    @Test func `models are listed with their prices, and checked at their upstreams`() async throws {
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        let list = try await shop.run("models", "--json")
        let names = try list.lines.map { try JSON($0)["name"].text }
        #expect(names.contains("deepseek-v3.2"))
        let check = try await shop.run("models", "--check", "--json")
        #expect(check.status == 0)
        #expect(try check.json()["is_connected"] == true)
        shop.upstream.setScript(Script([try Script.Step("status=401")]))
        let refused = try await shop.run("models", "--check")
        #expect(refused.status == 4)
        #expect(refused.output.contains("took none of the keys"))
    }

    @Test func `the ledger is summed up`() async throws {
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        for _ in 0..<2 { _ = try await shop.run("chat", "Where is my parcel?", "--tenant", "blue") }
        let stats = try await shop.run("stats", "--json", "--detailed").json()
        #expect(stats["total"]["requests"] == 2)
        #expect(stats["total"]["hits"] == 1)
        #expect(stats["total"]["upstream_calls"] == 1)
        #expect(stats["tenants"]["blue"]["requests"] == 2)
        #expect(stats["uncached"]["model"] == "gpt-4.1")
        #expect(try await shop.run("stats", "--tenant", "red", "--json").json()["total"]["requests"] == 0)
    }

    @Test func `texts are embedded by a remote model, in their order`() async throws {
        var settings = SimulatorSettings()
        settings.dimension = 1536
        let shop = try GatewayDesk(settings)
        defer { shop.upstream.stop() }
        let input = (0..<70).map { #"{"text":"text \#($0 % 60)"}"# }.joined(separator: "\n")
        let outcome = try await shop.run("embed", "--remote", "text-embedding-3-small", input: input)
        let vectors = outcome.lines
        #expect(outcome.status == 0)
        #expect(vectors.count == 70)
        #expect(vectors[60] == vectors[0] && vectors[0] != vectors[1])
        #expect(shop.upstream.counts.calls == 2)
    }
}
