import Foundation
import Testing

@Suite(.openShop) struct EvalFitTests {
    /// The ids are of the tuning half, but for the last.
    private static let questions: [(id: String, question: String, document: String?)] = [
        ("t-0040", "How long is the warranty on a tent?", "tent"), ("t-0041", "what does a return cost", "returns"),
        ("t-0042", "Who was the first person on the moon?", nil), ("t-0043", "tell me a joke", nil),
        ("f-0", "what is the capital of France", nil),
    ]

    private func fit(_ questions: some Sequence<(id: String, question: String, document: String?)>) async throws
        -> Outcome
    {
        let lines = questions.map { id, question, document in
            let documents = document.map { "\"\($0)\"" } ?? ""
            return #"{"id": "\#(id)", "question": "\#(question)", "language": "en", "documents": [\#(documents)], "#
                + #""answer": "", "tags": []}"#
        }
        let file = UUID().uuidString + ".jsonl"
        let desk = try OpenShop.desk
        try desk.write(file, lines.joined(separator: "\n") + "\n")
        return try await desk.run("eval", "fit", file, "--folds", "2")
    }

    @Test func `weights are fitted to the tuning half alone`() async throws {
        let outcome = try await fit(Self.questions)
        #expect(outcome.status == 0, "\(outcome.error)")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("passage: fused "))
        #expect(lines[1].hasPrefix("question: dense "))
        #expect(lines[2].hasPrefix("threshold: 0."))
        #expect(lines[3] == "2 answerable and 2 other questions, cross-validated:")
    }

    @Test func `without both kinds of questions nothing is fitted`() async throws {
        let outcome = try await fit(Self.questions.prefix(2))
        #expect(outcome.status == 2)
        #expect(outcome.error == "To fit, questions that the documents answer and others are needed.\n")
    }
}
