import Testing

@Suite(.openShop) struct MCPCommandTests {
    private static func message(_ id: Int, _ method: String, _ params: String = "{}") -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#
    }

    private static func call(_ id: Int, _ tool: String, _ arguments: String) -> String {
        message(id, "tools/call", #"{"name":"\#(tool)","arguments":\#(arguments)}"#)
    }

    /// The replies by their ids; a call may overtake another.
    private func replies(_ messages: String..., flags: [String] = []) async throws -> [Int: JSON] {
        let outcome = try await OpenShop.desk.run(["mcp"] + flags, input: messages.joined(separator: "\n"))
        #expect(outcome.status == 0)
        #expect(outcome.error == "")
        let replies = try outcome.lines.map { try JSON($0) }
        return Dictionary(uniqueKeysWithValues: replies.map { (Int($0["id"].number ?? -1), $0) })
    }

    @Test func `a model searches, asks and reads over a pipe`() async throws {
        let replies = try await replies(
            Self.message(1, "initialize", #"{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{}}"#),
            #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
            Self.message(2, "tools/list"),
            Self.call(3, "search", #"{"query":"How long is the warranty on a tent?","max_results":2}"#),
            Self.call(4, "answer", #"{"question":"How long is the warranty on a tent?"}"#),
            Self.call(5, "get_document", #"{"id":"returns"}"#),
            Self.call(6, "answer", #"{"question":"What is the capital of Mongolia?"}"#)
        )
        #expect(replies.count == 6)
        #expect(replies[1]?["result"]["protocolVersion"] == "2025-06-18")
        #expect(replies[1]?["result"]["serverInfo"]["version"] == "0.1.0")
        #expect(replies[2]?["result"]["tools"].elements.count == 3)
        let passages = replies[3]?["result"]["structuredContent"]["passages"].elements ?? []
        #expect(passages.count == 2)
        #expect(passages.first?["document_id"] == "tent")
        let answer = try #require(replies[4]?["result"]["structuredContent"])
        #expect(answer["answerable"] == true)
        #expect(answer["answer"].text?.hasPrefix("The warranty on a tent is 5 years. [1]") == true)
        #expect(answer["citations"][0]["document_id"] == "tent")
        #expect(answer["route"] == "quoted")
        let document = try #require(replies[5]?["result"]["structuredContent"])
        #expect(document["title"] == "Returns policy")
        #expect(document["complete"] == true)
        #expect(document["sections"].elements.contains { $0["text"].text?.contains("60 days") == true })
        let refusal = try #require(replies[6]?["result"]["structuredContent"])
        #expect(refusal["answerable"] == false)
        #expect(refusal["answer"] == nil)
        #expect(refusal["handoff"]["recommended"] == true)
    }

    @Test func `what the flags leave out is not there for a model`() async throws {
        let replies = try await replies(
            Self.call(1, "get_document", #"{"id":"staff"}"#),
            Self.call(2, "get_document", #"{"id":"winter"}"#),
            Self.call(3, "search", #"{"query":"Staff refund limits","max_results":50}"#),
            Self.call(4, "search", #"{"query":"tent","collection":"other"}"#),
            Self.call(5, "search", #"{"query":"Rückgabe","language":"de"}"#)
        )
        for id in [1, 2, 4] { #expect(replies[id]?["result"]["isError"] == true) }
        #expect(
            replies[4]?["result"]["content"][0]["text"]
                == "There is no collection “other” here; leave the argument out, or give “default”."
        )
        let found = replies[3]?["result"]["structuredContent"]["passages"].elements ?? []
        #expect(!found.isEmpty)
        #expect(!found.contains { $0["document_id"] == "staff" })
        let german = replies[5]?["result"]["structuredContent"]["passages"].elements ?? []
        #expect(!german.contains { $0["document_id"] == "tent" })
        let staff = try await self.replies(
            Self.call(1, "get_document", #"{"id":"staff"}"#),
            flags: ["--audience", "staff"]
        )
        #expect(staff[1]?["result"]["structuredContent"]["id"] == "staff")
    }

    @Test func `a database that is not there is told on standard error`() async throws {
        let outcome = try await Desk().run("mcp", input: Self.message(1, "ping"))
        #expect(outcome.status == 3)
        #expect(outcome.output == "")
        #expect(outcome.error.contains("nuthatch.sqlite"))
    }
}
