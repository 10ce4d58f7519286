import Testing

@Suite struct PolicyFileTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
    }

    @Test func `the built-in policy is printed, and is sound as it was printed`() async throws {
        let printed = try await desk.run("route", "--print-policy")
        #expect(printed.status == 0 && printed.output.hasPrefix("# Who answers which question."))
        try desk.write("policy.yaml", printed.output)
        let checked = try await desk.run("route", "--check-policy", "policy.yaml")
        #expect(checked.status == 0, "\(checked.error)")
        #expect(checked.output == "policy.yaml is a sound policy.\n")
    }

    @Test(
        arguments: [
            (
                "version: 1\notherwise: strnog\n",
                "policy.yaml:2: otherwise: there is no outcome “strnog”. Did you mean strong? There are quoted, cheap, strong.\n"
            ),
            (
                "version: 1\nrules:\n  - {name: a, when: {questions: 1}, then: handoff}\notherwise: quoted\n",
                "policy.yaml:3: rule “a” hands off and does not say why; add handoff: with one of no_source, weak_evidence, "
                    + "contradiction, asked_for_person, account_action, missing_detail, complaint, unsupported_language, "
                    + "unavailable.\n"
            ),
        ]
    )
    func `a bad policy is refused with file, line and rule, before anything is asked`(
        policy: String,
        sentence: String
    ) async throws {
        try desk.write("policy.yaml", policy)
        try Shop.stock(desk)
        #expect(try await desk.run("ingest", "shop").status == 0)
        for arguments in [
            ["route", "--check-policy", "policy.yaml"], ["ask", "Is it free?", "--policy", "policy.yaml"],
            ["route", "Is it free?", "--policy", "policy.yaml"],
        ] {
            let outcome = try await desk.run(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.output == "" && outcome.error == sentence)
        }
    }

    @Test func `a policy that is not there is said to be missing`() async throws {
        let outcome = try await desk.run("route", "--check-policy", "none.yaml")
        #expect(outcome.status == 2)
        #expect(outcome.error == "none.yaml cannot be read; name a file that is there.\n")
    }
}
