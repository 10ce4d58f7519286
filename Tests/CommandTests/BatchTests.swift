import ProviderSimulator
import Testing

@Suite struct BatchTests {
    private static let requests = """
        {"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4.1","messages":[{"role":"user","content":"One?"}]}}
        Two?
        {"custom_id":"c","body":{"messages":[]}}
        {"custom_id":"d","url":"/v1/images","body":{}}

        """

    @Test func `each line gets a result of OpenAI's form, and a bad one spoils no other`() async throws {
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        try shop.desk.write("batch.jsonl", Self.requests)
        let outcome = try await shop.run("batch", "batch.jsonl", "--json")
        #expect(outcome.status == 2)
        let report = try outcome.json()
        #expect(report["answered"] == 2)
        #expect(report["failed"] == 2)
        let text = String(decoding: try shop.desk.bytes("batch.jsonl.results.jsonl"), as: UTF8.self)
        let results = try text.split(separator: "\n").map { try JSON(String($0)) }
        let statuses = Dictionary(
            uniqueKeysWithValues: results.map { ($0["custom_id"].text ?? "", $0["response"]["status_code"]) }
        )
        #expect(statuses == ["a": 200, "line-2": 200, "c": 400, "d": 400])
        #expect(results.allSatisfy { $0["error"] == nil })
    }

    @Test func `a run that was stopped goes on where it was, and pays for nothing twice`() async throws {
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        try shop.desk.write("batch.jsonl", "One?\nTwo?\nThree?\n")
        _ = try await shop.run("batch", "batch.jsonl", "--no-store")
        let whole = try shop.desk.bytes("batch.jsonl.results.jsonl")
        // Killed in the middle of the last line.
        let lines = whole.split(separator: UInt8(ascii: "\n"))
        let kept = lines.prefix(2).flatMap { Array($0) + [UInt8(ascii: "\n")] }
        try shop.desk.write("batch.jsonl.results.jsonl", kept + Array(lines[2].prefix(40)))
        let again = try await shop.run("batch", "batch.jsonl", "--no-store", "--json").json()
        #expect(again["skipped"] == 2)
        #expect(again["answered"] == 1)
        #expect(shop.upstream.counts.calls == 4)
        #expect(try shop.desk.bytes("batch.jsonl.results.jsonl").split(separator: UInt8(ascii: "\n")).count == 3)
    }

    @Test func `two lines of one id are refused before anything is asked`() async throws {
        let shop = try GatewayDesk()
        defer { shop.upstream.stop() }
        let line = #"{"custom_id":"a","body":{"messages":[{"role":"user","content":"x"}]}}"#
        try shop.desk.write("batch.jsonl", line + "\n" + line + "\n")
        let outcome = try await shop.run("batch", "batch.jsonl")
        #expect(outcome.status == 2)
        #expect(outcome.error == "batch.jsonl, line 2: the custom_id “a” is line 1's; give each its own.\n")
        #expect(shop.upstream.counts.calls == 0)
    }
}
