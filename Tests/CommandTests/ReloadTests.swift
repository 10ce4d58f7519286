import Testing

/// A running service that is told to read its settings anew.
@Suite struct ReloadTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        for (name, outcome) in [("first", "cheap"), ("second", "quoted")] {
            try desk.write(
                "\(name).yaml",
                "version: 1\nrules:\n  - {name: \(name), when: {}, then: \(outcome)}\notherwise: quoted\n"
            )
        }
    }

    private func settings(_ policy: String, _ upstream: String, more: String = "") -> String {
        """
        policy: \(policy).yaml
        upstreams: [{name: slow, base_url: "\(upstream)/v1", keyless: true}]
        \(more)

        """
    }

    @Test func `the next question goes by the new policy, and one in flight ends by the old`() async throws {
        let upstream = try ModelDouble(slowFor: "tent")
        try desk.write("settings.yaml", settings("first", upstream.url))
        try await ConfiguredService.run(desk) { service in
            async let early = service.answer("How long is the warranty on a tent?")
            await upstream.isAsked()
            let said = try await service.reload(settings("second", upstream.url))
            #expect(said.contains("the settings are read anew"))
            let late = try await service.answer("How long is the warranty on a stove?")
            #expect(late["route"]["rule"] == "second")
            upstream.release()
            #expect(try await early["route"]["rule"] == "first")
        }
    }

    @Test(
        arguments: [
            ("server: {port: high}\n", "server.port is “high”"), ("policy: nowhere.yaml\n", "nowhere.yaml"),
            ("policy: broken.yaml\n", "broken.yaml:2: otherwise: there is no outcome “strnog”"),
            ("answers: {cheap: nobody}\n", "nobody"),
        ]
    )
    func `a mistake leaves everything as it was, and is said in one line`(wrong: String, sentence: String) async throws
    {
        try desk.write("broken.yaml", "version: 1\notherwise: strnog\n")
        try desk.write("settings.yaml", "policy: second.yaml\n")
        try await ConfiguredService.run(desk) { service in
            let said = try await service.reload(wrong)
            #expect(said.contains("the settings stay as they were") && said.contains(sentence), "\(said)")
            let answer = try await service.answer("How long is the warranty on a tent?")
            #expect(answer["route"]["rule"] == "second")
            let mended = try await service.reload("policy: first.yaml\nserver: {stop_within: 20s}\n")
            #expect(mended.contains("read anew") && mended.contains("server.stop_within"), "\(mended)")
            #expect(try await service.answer("How long is the warranty on a tent?")["route"]["rule"] == "first")
        }
    }
}
