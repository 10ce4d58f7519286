import Testing

@Suite struct EmbedTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
    }

    @Test func `each line gets its embedding, in order`() async throws {
        let outcome = try await desk.run(
            "embed",
            "--ids",
            input: """
                {"text": "a", "id": 7}

                {"text": "Hello, world"}
                {"text": ""}
                {"text": "a"}
                """
        )
        #expect(outcome.status == 0)
        let lines = try outcome.lines.map { try JSON($0) }
        #expect(lines.map(\.keys) == Array(repeating: ["embedding", "tokens", "ids"], count: 4))
        #expect(
            lines.map(\.["ids"]) == [[101, 1037, 102], [101, 7592, 1010, 2088, 102], [101, 102], [101, 1037, 102]]
        )
        #expect(lines.map(\.["tokens"]) == [3, 5, 2, 3])
        #expect(lines.allSatisfy { $0["embedding"].elements.count == 384 })
        #expect(lines[0]["embedding"] == lines[3]["embedding"])
        #expect(lines[0]["embedding"] != lines[1]["embedding"])
    }

    @Test func `a long text is cut at the model's limit`() async throws {
        let text = String(repeating: "tent ", count: 1000)
        let outcome = try await desk.run("embed", input: "{\"text\": \"\(text)\"}\n")
        #expect(try outcome.json()["tokens"] == 256)
        #expect(try outcome.json().keys == ["embedding", "tokens"])
    }

    @Test(arguments: ["not JSON", "[]", "{\"txt\": \"a\"}", "{\"text\": 1}", "{\"text\": null}"])
    func `a bad line is named, and what stands before it is embedded`(line: String) async throws {
        let outcome = try await desk.run("embed", input: "{\"text\": \"a\"}\n\n\(line)\n{\"text\": \"b\"}\n")
        #expect(outcome.status == 2)
        #expect(outcome.lines.count == 1)
        #expect(
            outcome.error == "Line 3 of the input is not a JSON object with a \"text\"; write {\"text\": \"…\"}.\n"
        )
    }

    @Test func `an endless line is refused`() async throws {
        let outcome = try await desk.run("embed", input: String(repeating: "x", count: 18 << 20))
        #expect(outcome.status == 2)
        #expect(outcome.error == "Line 1 of the input is longer than 16777216 bytes; split its text.\n")
    }

    @Test func `no input gives no output`() async throws {
        let outcome = try await desk.run("embed")
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
    }

    @Test func `whoever waits for the answer to one line gets it`() async throws {
        let outcome = try await desk.shell(
            """
            mkfifo questions answers
            "$nuthatch" embed <questions >answers &
            exec 3>questions 4<answers
            for text in one two; do
                echo "{\\"text\\": \\"$text\\"}" >&3
                read -r answer <&4 && echo "${answer#*]}"
            done
            exec 3>&-
            wait
            """
        )
        #expect(outcome.output == ",\"tokens\":3}\n,\"tokens\":3}\n")
    }
}
