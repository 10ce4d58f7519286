import TestSupport
import Testing

/// The promises that the README makes of the demo shop, on the half of its questions that nothing was fitted on.
@Suite struct DemoShopTests {
    /// A day in the middle of the shop's seasonal offers.
    private static let day = "2026-11-21"

    @Test func `about four of five questions are answered from a right page, and of five others refused`() async throws
    {
        let desk = try Desk()
        let shop = Fixtures.path(of: "../corpora")
        let taken = try await desk.run("ingest", shop, "--json")
        #expect(taken.status == 0, "\(taken.error)")
        #expect(try taken.json()["new"].number ?? 0 >= 400)
        #expect(try taken.json()["truncated"] == 0)

        let again = try await desk.run("ingest", shop, "--json").json()
        #expect(again["embedded"] == 0)
        #expect(again["unchanged"] == (try taken.json()["new"]))

        let outcome = try await desk.run(
            "eval",
            "answers",
            Fixtures.path(of: "questions.jsonl"),
            "--half",
            "held-out",
            "--on",
            Self.day,
            "--json"
        )
        let all = try outcome.json()["slices"]["all"]
        // The README says 78.3 % and 83.3 %.
        #expect(all["answerable_right"].number ?? 0 > 0.78)
        #expect(all["unanswerable_right"].number ?? 0 > 0.78)
        // Not by the choice of easy questions: by words alone, fewer than seven of ten first hits are right.
        #expect(all["first_hit"]["lexical"].number ?? 1 < 0.7)
    }
}
