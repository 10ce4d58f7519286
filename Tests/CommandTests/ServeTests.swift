import Foundation
import TestSupport
import Testing

/// The service as a process, and commands beside it.
@Suite struct ServeTests {
    private let desk: Desk

    init() async throws {
        desk = try Desk()
        try Shop.stock(desk)
        let taken = try await desk.run("ingest", "shop")
        #expect(taken.status == 0)
    }

    private static let question = "When does the store in Leeds open?"

    @Test func `it says where it listens, is ready, and ends well when it is told to`() async throws {
        let status = try await ServedDesk.use(desk) { served in
            let ready = try await served.send("GET", "/readyz")
            #expect(ready.status == 200)
            #expect(try JSON(ready.text)["checks"]["database"] == "ok")
            let answer = try await served.ask(Self.question)
            #expect(answer.status == 200)
            #expect(try JSON(answer.text)["citations"][0]["uri"].text?.hasSuffix("leeds.txt") == true)
            #expect(try await served.send("GET", "/metrics").text.contains("nuthatch_http_requests_total"))
        }
        #expect(status == 0)
        let lines = String(decoding: try desk.bytes(".served-out"), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 1)
    }

    @Test func `its metrics say exactly what was asked, under names that are bounded`() async throws {
        try await ServedDesk.use(desk) { served in
            for _ in 0..<3 { _ = try await served.ask(Self.question) }
            _ = try await served.send("POST", "/v1/search", "{}")
            for number in 0..<20 { _ = try await served.send("GET", "/v1/answers/ans_\(number)") }
            for number in 0..<20 { _ = try await served.send("GET", "/nothing/\(number)") }
            let lines = try await served.send("GET", "/metrics").text.split(separator: "\n").filter {
                $0.hasPrefix("nuthatch_http_requests_total") || $0.hasPrefix("nuthatch_answers_total")
            }
            #expect(
                lines.sorted() == [
                    #"nuthatch_answers_total{cache="hit",outcome="answered"} 2"#,
                    #"nuthatch_answers_total{cache="miss",outcome="answered"} 1"#,
                    #"nuthatch_http_requests_total{method="GET",route="/v1/answers/{id}",status="404"} 20"#,
                    #"nuthatch_http_requests_total{method="GET",route="none",status="404"} 20"#,
                    #"nuthatch_http_requests_total{method="POST",route="/v1/answers",status="200"} 3"#,
                    #"nuthatch_http_requests_total{method="POST",route="/v1/search",status="400"} 1"#,
                ]
            )
        }
    }

    @Test func `answers follow what commands beside it write`() async throws {
        try await ServedDesk.use(desk) { served in
            #expect(try await served.ask(Self.question).text.contains("nine on weekdays"))
            try desk.write("shop/stores/leeds.txt", "Our store in Leeds opens at seven on weekdays.\n")
            let ingested = try await desk.run("ingest", "shop")
            #expect(ingested.status == 0, "\(ingested.error)")
            let anew = try await served.ask(Self.question)
            #expect(anew.headers["x-cache"] == "miss")
            #expect(anew.text.contains("seven on weekdays"))
            #expect(!anew.text.contains("nine on weekdays"))
            let made = try await served.send(
                "PUT",
                "/v1/collections/default/documents/york",
                #"{"text":"Our store in York opens at six."}"#
            )
            #expect(made.status == 201, "\(made.text)")
            #expect(try await served.ask("When does the store in York open?").text.contains("opens at six"))
            #expect(try await desk.run("search", "store in York", "--json").output.contains("york"))
            #expect(try await desk.run("delete", "york").status == 0)
            #expect(try await !served.ask("When does the store in York open?").text.contains("opens at six"))
        }
    }

    @Test func `keys that are made beside it hold within a second`() async throws {
        try await ServedDesk.use(desk) { served in
            #expect(try await served.ask(Self.question).status == 200)
            let made = try await desk.run("keys", "create", "--name", "bot")
            #expect(made.status == 0, "\(made.error)")
            let key = made.output.trimmingCharacters(in: .newlines)
            try await Task.sleep(for: .seconds(1))
            #expect(try await served.ask(Self.question).status == 401)
            #expect(try await served.ask(Self.question, key: key).status == 200)
            #expect(try await served.send("GET", "/v1/stats", key: key).status == 403)
            let id = String(key.dropFirst(3).prefix(12))
            #expect(try await desk.run("keys", "revoke", id).status == 0)
            try await Task.sleep(for: .seconds(1))
            #expect(try await served.ask(Self.question, key: key).status == 401)
        }
    }

    @Test func `what is under way is answered before it ends`() async throws {
        let served = try await ServedDesk.start(desk)
        _ = try await served.ask(Self.question)
        let sent = (0..<24).map { _ in Latch<Void>() }
        let port = served.port
        let replies = try await withThrowingTaskGroup(of: RawResponse.self) { group in
            for number in 0..<24 {
                let body = #"{"question":"When does the store in Leeds open on day \#(number)?"}"#
                let request = ServedDesk.request("POST", "/v1/answers", body)
                group.addTask {
                    try await RawClient.run {
                        let client = try RawClient(port: port)
                        client.send(request)
                        sent[number].set()
                        return RawResponse(client.receiveAll().bytes)
                    }
                }
            }
            for latch in sent { await latch.wait() }
            served.interrupt()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(replies.map(\.status) == Array(repeating: 200, count: 24))
        #expect(replies.allSatisfy { $0.isWhole })
        #expect(try await served.end() == 0)
        let late = try? await served.send("GET", "/healthz")
        #expect(late == nil)
    }

    @Test func `kept answers are there after a restart`() async throws {
        try await ServedDesk.use(desk) { served in
            let replies = [try await served.ask(Self.question), try await served.ask(Self.question)]
            #expect(replies.map { $0.headers["x-cache"] } == ["miss", "hit"])
        }
        try await ServedDesk.use(desk) { served in
            let reply = try await served.ask(Self.question)
            #expect(reply.headers["x-cache"] == "hit")
        }
    }

    @Test func `a second one on the same database is refused`() async throws {
        try await ServedDesk.use(desk) { served in
            let second = try await desk.run("serve", "--port", "0", "--quiet", "--log", "off")
            #expect(second.status == 9)
            #expect(second.output == "")
            #expect(second.error.split(separator: "\n").count == 1, "\(second.error)")
            #expect(second.error.contains("nuthatch.sqlite"))
            #expect(try await served.ask(Self.question).status == 200)
        }
    }

    @Test func `without a key it listens on this machine alone`() async throws {
        let outcome = try await desk.run("serve", "--host", "0.0.0.0", "--port", "0", "--quiet", "--log", "off")
        #expect(outcome.status == 3)
        #expect(outcome.output == "")
        #expect(outcome.error.contains("nuthatch keys create"))
        #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
    }

    @Test func `a port that is taken is named in one sentence`() async throws {
        try await ServedDesk.use(desk) { served in
            let outcome = try await desk.run(
                "serve",
                "--port",
                "\(served.port)",
                "--database",
                "other.sqlite",
                "--quiet",
                "--log",
                "off"
            )
            #expect(outcome.status == 3)
            #expect(outcome.output == "")
            #expect(outcome.error.contains("\(served.port)"))
            #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
        }
    }
}
