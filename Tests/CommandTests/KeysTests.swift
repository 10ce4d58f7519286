import Access
import Foundation
import Persistence
import RAGCore
import Testing

@Suite struct KeysTests {
    private let desk: Desk

    init() async throws {
        desk = try Desk()
        let store = try SQLiteStore(path: desk.path + "/nuthatch.sqlite", mode: .write)
        await store.close()
    }

    private func store() throws -> SQLiteStore {
        try SQLiteStore(path: desk.path + "/nuthatch.sqlite", mode: .read)
    }

    private func create(_ options: String...) async throws -> KeyText {
        let made = try await desk.run(["keys", "create"] + options)
        #expect(made.status == 0)
        return try #require(KeyText(made.output.trimmingCharacters(in: .newlines)))
    }

    @Test func `a key is printed once, alone, and only its hash is kept`() async throws {
        let made = try await desk.run("keys", "create", "--name", "bot")
        #expect(made.status == 0)
        #expect(made.error == "Keep the key now; it is not shown again.\n")
        let key = try #require(KeyText(made.output.trimmingCharacters(in: .newlines)))
        #expect(made.output == key.text + "\n")
        let kept = try #require(try await store().accessKey(key.id))
        #expect(key.matches(kept.secretHash))
        #expect(kept.name == "bot")
        #expect(kept.tenant == "")
        #expect(kept.roles == [.ask])
        #expect(kept.limits == .none)
        #expect(kept.collections == nil && kept.audience == nil && kept.expires == nil)
        let secret = Data(key.text.utf8.dropFirst(16).prefix(43))
        for name in try desk.names() {
            #expect(Data(try desk.bytes(name)).range(of: secret) == nil, "\(name)")
        }
        for command in [["keys", "list"], ["keys", "list", "--json"], ["keys", "revoke", key.id]] {
            let outcome = try await desk.run(command)
            #expect(outcome.status == 0)
            #expect(!(outcome.output + outcome.error).utf8.contains(secret))
        }
        #expect(try await desk.run("keys", "create", "--name", "b", "--quiet").error == "")
    }

    @Test func `a key carries what it was given`() async throws {
        let made = try await desk.run(
            "keys",
            "create",
            "--name",
            "bot",
            "--tenant",
            "shop",
            "--collections",
            "a, b",
            "--audience",
            "staff",
            "--roles",
            "ask,ingest",
            "--requests-per-minute",
            "60",
            "--tokens-per-minute",
            "20000",
            "--daily-budget",
            "0.25",
            "--expires",
            "90d",
            "--json"
        )
        let json = try made.json()
        #expect(
            json.keys == [
                "id", "prefix", "name", "tenant", "collections", "audience", "roles", "requests_per_minute",
                "tokens_per_minute", "daily_budget_usd", "spent_today_usd", "state", "created_at", "expires_at",
                "revoked_at", "key",
            ]
        )
        let text = try #require(json["key"].text.flatMap { KeyText($0) })
        let key = try #require(try await store().accessKey(text.id))
        #expect(key.tenant == "shop")
        #expect(key.collections == ["a", "b"])
        #expect(key.audience == ["staff"])
        #expect(key.roles == [.ask, .ingest])
        let budget = Money(picodollars: 250_000_000_000)
        #expect(
            key.limits == AccessLimits(requestsPerMinute: 60, tokensPerMinute: 20_000, dailyBudget: budget)
        )
        #expect(key.expires.map { ($0.timeIntervalSince(key.created) / 86_400).rounded() } == 90)
        let listed = try await desk.run("keys", "list", "--json").json()
        #expect(listed["key"] == .null)
        #expect(listed["daily_budget_usd"] == 0.25)
        #expect(listed["state"] == "active")
        #expect(listed["roles"] == ["ask", "ingest"])
        let line = try #require(try await desk.run("keys", "list").lines.last)
        #expect(
            line.hasPrefix(
                "nk_\(text.id)  bot   shop    ask,ingest  a,b          60/min, 20000 tokens/min, 0.25 USD/day"
            )
        )
    }

    @Test func `a revoked key stays listed, and stays revoked`() async throws {
        let key = try await create("--name", "bot")
        for given in [key.prefix, key.id, key.text] {
            let outcome = try await desk.run("keys", "revoke", given)
            #expect(outcome.status == 0)
            #expect(outcome.output == "nk_\(key.id) is revoked.\n")
        }
        #expect(try await desk.run("keys", "list", "--json").json()["state"] == "revoked")
        let rotated = try await desk.run("keys", "rotate", key.id)
        #expect(rotated.status == 2)
        #expect(rotated.error == "nk_\(key.id) is revoked; nuthatch keys create makes another key.\n")
    }

    @Test func `a rotated key has the same holder, and the old one ends soon`() async throws {
        let old = try await create("--name", "bot", "--tenant", "shop", "--expires", "90d")
        let outcome = try await desk.run("keys", "rotate", old.prefix, "--grace", "2h")
        let new = try #require(KeyText(outcome.output.trimmingCharacters(in: .newlines)))
        let keys = try await store().accessKeys()
        #expect(keys.map(\.id) == [old.id, new.id])
        #expect(keys.map(\.tenant) == ["shop", "shop"])
        #expect(new.matches(keys[1].secretHash) && !new.matches(keys[0].secretHash))
        let ends = keys.compactMap(\.expires).map { $0.timeIntervalSince(keys[1].created) }
        #expect(ends.map { ($0 / 3_600).rounded() } == [2, 2_160])
        _ = try await desk.run("keys", "rotate", new.id, "--grace", "0")
        #expect(try await desk.run("keys", "rotate", new.id).status == 2)
    }

    @Test func `what was spent today is listed`() async throws {
        let key = try await create("--name", "bot")
        let writer = try SQLiteStore(path: desk.path + "/nuthatch.sqlite", mode: .write)
        let cost = Money(picodollars: 1_500_000_000_000)
        try await writer.add([KeySpend(keyID: key.id, day: UTCDay(Date()), cost: cost)])
        await writer.close()
        #expect(try await desk.run("keys", "list", "--json").json()["spent_today_usd"] == 1.5)
        #expect(try await desk.run("keys", "list").lines.last?.contains("  1.50  active") == true)
    }

    @Test(arguments: [
        (["--name", " "], "--name is empty; write what the key is for."),
        (["--roles", "ask,boss"], "--roles holds “boss”; it must be of ask, ingest, admin."),
        (["--collections", "a,,b"], "--collections holds an empty name; write names between commas, such as a,b."),
        (["--requests-per-minute", "0"], "--requests-per-minute is 0; it must be 1 to 1000000000."),
        (["--daily-budget", "-1"], "--daily-budget is “-1”; write US dollars, such as 5 or 0.25."),
        (["--daily-budget", "1e3"], "--daily-budget is “1e3”; write US dollars, such as 5 or 0.25."),
        (
            ["--expires", "soon"],
            "--expires is “soon”; write a span such as 90d or 24h, or the last day, such as 2027-01-31."
        ),
        (
            ["--expires", "0d"],
            "--expires is “0d”; write a span such as 90d or 24h, or the last day, such as 2027-01-31."
        ),
        (["--expires", "2020-01-31"], "--expires is 2020-01-31, and that day is over."),
        (
            ["--tenant", "a\nb"],
            "The key cannot be stored: its tenant has 3 bytes; it may have 200, and no control characters."
        ),
    ])
    func `wrong input ends with 2 and one sentence, and makes no key`(options: [String], sentence: String) async throws
    {
        let outcome = try await desk.run(["keys", "create", "--name", "bot"] + Self.joined(options))
        #expect(outcome.status == 2)
        #expect(outcome.error == sentence + "\n")
        #expect(outcome.output == "")
        #expect(try await store().accessKeys() == [])
    }

    /// `--option=value`, so that a value may begin with a sign.
    private static func joined(_ options: [String]) -> [String] { [options.joined(separator: "=")] }

    @Test func `a key that is not there is named by its public part alone`() async throws {
        let key = try await create("--name", "bot")
        let mistyped = key.text.dropLast() + (key.text.hasSuffix("0") ? "1" : "0")
        let outcome = try await desk.run("keys", "revoke", String(mistyped))
        #expect(outcome.status == 2)
        #expect(outcome.error == "There is no key nk_\(key.id); nuthatch keys list shows those there are.\n")
        #expect(try await desk.run("keys", "rotate", "nk_", "--grace", "x").status == 2)
    }

    @Test func `without a key the list says how to make one, and without a database nothing is made`() async throws {
        #expect(try await desk.run("keys", "list").output == "There is no key; nuthatch keys create makes one.\n")
        let outcome = try await desk.run("keys", "create", "--name", "b", "--database", "other.sqlite")
        #expect(outcome.status == 3)
        #expect(outcome.output == "")
        #expect(!(try desk.names().contains("other.sqlite")))
    }
}
