import Foundation
import Persistence
import Testing

/// Each way in which a question is answered, with the simulator's models and shop.
@Suite struct RoutedAnswerTests {
    private let desk: Desk
    private static let tent = "How long is the warranty on a tent?"

    init() async throws {
        desk = try Desk()
        try Shop.stock(desk)
        try desk.write(
            "shop/verified.csv",
            "id,question,answer,language,verified\nfee,Is there a return fee?,No. Returns cost nothing.,en,true\n"
        )
        #expect(try await desk.run("ingest", "shop").status == 0)
    }

    @Test(
        arguments: [
            (["Is there a return fee?"], "curated", nil, "fee"),
            ([tent], "quoted", nil, "tent"),
            ([tent, "--tier", "cheap"], "cheap", "deepseek-v3.2", "tent"),
            ([tent, "--tier", "strong"], "strong", "gpt-4.1", "tent"),
            (["Where is my order 10482?"], "lookup", nil, "order_status"),
            (["Where is my order?", "--context", "order_id=10482"], "lookup", nil, "order_status"),
        ] as [([String], String, String?, String)]
    )
    func `a question is answered by whoever the policy names, and cites what it stands on`(
        arguments: [String],
        outcome: String,
        model: String?,
        document: String
    ) async throws {
        let answer = try await desk.run(["ask", "--simulate", "--json"] + arguments).json()
        #expect(answer["answerable"] == true)
        #expect(answer["route"]["outcome"] == .string(outcome))
        #expect(answer["route"]["model"].text == model)
        #expect(answer["citations"][0]["document_id"] == .string(document))
        #expect(answer["route"]["prices"].keys == ["cheap", "strong"])
        #expect((answer["usage"] != nil) == (model != nil))
    }

    @Test(
        arguments: [
            (
                "Can I speak to a human agent?",
                "I am passing you on to a colleague.\n\nHand over to a person: asked_for_person.\n"
            ),
            (
                "Cancel order 10482 please",
                "A colleague has to do that for you; I am passing it on.\n\nHand over to a person: account_action.\n"
            ),
            (
                "Where is my order?",
                "Which order is it? Please send me the order number.\n\n"
                    + "The customer has to say more, else hand over to a person: missing_detail.\n"
            ),
            (
                "Where is my order 10503?",
                "What was to answer this could not be reached.\nHand over to a person: unavailable.\n"
            ),
        ]
    )
    func `what a person has to do is handed over with words of its own`(question: String, text: String) async throws {
        let outcome = try await desk.run("ask", question, "--simulate")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix(text), "\(outcome.output)")
        #expect(!outcome.output.contains("The sources do not answer this."))
    }

    @Test func `several questions in one message are answered one by one`() async throws {
        let question = "Where is my order 10482, and how long is the warranty on a tent?"
        let answer = try await desk.run("ask", question, "--simulate", "--json").json()
        #expect(answer["parts"].elements.map { $0["route"]["outcome"] } == ["lookup", "quoted"])
        #expect(answer["citations"].elements.map { $0["document_id"] } == ["order_status", "tent"])
        let route = try await desk.run("route", question, "--simulate", "--json").json()
        #expect(route["parts"].elements.map { $0["decision"]["outcome"] } == ["lookup", "quoted"])
        #expect(route["parts"][0]["decision"]["lookup"] == "order_status")
        #expect(route["parts"][1]["evidence"]["probability"].number ?? 0 > 0.9)
    }

    @Test(arguments: [[], ["--tier", "cheap"]] as [[String]])
    func `the pieces of a stream put together are the answer`(options: [String]) async throws {
        let outcome = try await desk.run(
            ["chat", "--auto", "--simulate", "--stream", "--json", Self.tent] + options
        )
        let lines = try outcome.lines.map { try JSON($0) }
        let whole = lines.dropLast().compactMap { $0["delta"].text }.joined()
        #expect(try #require(lines.last)["answer"].text == whole)
        #expect(whole.hasPrefix("The warranty on a tent is 5 years. [1]"))
    }

    @Test func `an answer is kept, given again, and can be replayed`() async throws {
        let first = try await desk.run("ask", Self.tent, "--json").json()
        let second = try await desk.run("ask", Self.tent, "--json").json()
        #expect(first["cache"] == "miss" && second["cache"] == "hit")
        #expect(first["answer"] == second["answer"])
        let id = try #require(first["id"].text)
        let replay = try await desk.run("replay", id, "--json")
        #expect(replay.status == 0, "\(replay.error)")
        #expect(try replay.json()["same"] == true)
    }

    @Test func `what was refused is on the to-do list`() async throws {
        _ = try await desk.run("ask", "What is the capital of Mongolia?")
        _ = try await desk.run("ask", "Can I speak to a human agent?")
        let gaps = try await desk.run("status", "--gaps", "--json").json()["gaps"]
        #expect(gaps.elements.map { $0["questions"] } == [["What is the capital of Mongolia?"]])
    }

    @Test func `beside a process that writes, a question is answered`() async throws {
        let store = try SQLiteStore(path: desk.path + "/nuthatch.sqlite", mode: .write)
        let outcome = try await desk.run("ask", Self.tent, "--json")
        await store.close()
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.error == "")
        #expect(try outcome.json()["answerable"] == true)
    }

    @Test(
        arguments: [
            (
                ["--history", "h.jsonl"], Int32(2),
                "h.jsonl, line 2: write {\"role\": \"user\" or \"assistant\", \"content\": \"…\"}, one message a line.\n"
            ),
            (["--history", "none.jsonl"], 2, "none.jsonl cannot be read; name a file that is there.\n"),
            (["--context", "order"], 2, "--context is “order”; write a key, = and its value, such as order_id=1234."),
            (["--simulator", "obedient"], 2, "--simulator is about --simulate; add it."),
            (
                ["--config", "shop.yaml"], 2,
                "shop.yaml:4: lookups.order_status.url goes to “https://elsewhere.example”, which lookups.hosts does not list; "
                    + "add the host there, with its port where that is unusual.\n"
            ),
        ] as [([String], Int32, String)]
    )
    func `what cannot be used is refused in one sentence`(options: [String], status: Int32, sentence: String)
        async throws
    {
        try desk.write("h.jsonl", "{\"role\": \"user\", \"content\": \"Hello\"}\n{\"role\": \"shop\"}\n")
        try desk.write(
            "shop.yaml",
            """
            lookups:
              hosts: [shop.example]
              order_status:
                url: "https://elsewhere.example/orders/{order_number}"
                fields: {status: "$.status"}
                says: "{status}."

            """
        )
        let outcome = try await desk.run(["ask", Self.tent] + options)
        #expect(outcome.status == status)
        #expect(outcome.output == "" && outcome.error.contains(sentence), "\(outcome.error)")
    }
}
