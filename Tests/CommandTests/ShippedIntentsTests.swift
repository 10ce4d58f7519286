import Routing
import Testing

@Suite struct ShippedIntentsTests {
    /// Trained anew on the shipped utterances, a classifier says the same of them; where the
    /// solver ends hangs a little on how the processor rounds.
    @Test func `the shipped classifier is the one that its utterances give`() async throws {
        let desk = try Desk()
        try desk.write("u.jsonl", ShippedIntents.utterances)
        let shipped = try await desk.run("route", "--classify", "u.jsonl")
        let training = try await desk.run("route", "--train", "u.jsonl", "--group-similar", "0.95", "--json")
        #expect(training.status == 0, "\(training.error)")
        let own = try await desk.run("route", "--classify", "u.jsonl")
        let pairs = Array(zip(try shipped.lines.map { try JSON($0) }, try own.lines.map { try JSON($0) }))
        #expect(shipped.lines.count == own.lines.count && shipped.lines.count > 2_000)
        let alike = pairs.count { $0["intent"] == $1["intent"] }
        #expect(alike > shipped.lines.count * 99 / 100)
        let differences = pairs.map { abs(($0["probability"].number ?? 0) - ($1["probability"].number ?? 1)) }
        #expect(differences.reduce(0, +) / Double(differences.count) < 0.01)
    }
}
