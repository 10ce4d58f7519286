import Evaluation
import RAGCore
import Synchronization
import Testing

@Suite struct LabelCheckTests {
    private let texts = [
        "returns": "# Returns\n\nYou have **60 days**\nfrom the day of delivery.",
        "tents": "The tent holds  for 5 years.",
    ]

    private func label(_ documents: [String], _ answer: String, id: String = "a") -> LabelledQuestion {
        LabelledQuestion(id: id, question: "How?", language: "en", documents: documents, answer: answer, tags: [])
    }

    private func check(_ labels: LabelledQuestion...) async throws -> LabelCheck {
        try await LabelCheck(labels) { texts[$0] }
    }

    @Test(
        arguments: [
            (["returns"], "You have **60 days** from the day of delivery."),
            (["returns"], "You have 60 days from the day of delivery."), (["tents"], "The tent\nholds for 5 years."),
            (["returns", "tents"], "The tent holds for 5 years."), (["tents"], ""), ([], "A sentence of nobody."),
        ]
    )
    func `a label holds where a document of it has the sentence`(documents: [String], answer: String) async throws {
        let check = try await check(label(documents, answer))
        #expect(check.findings.isEmpty && check.right == 1)
    }

    @Test func `a document that is gone is named, and a sentence that is gone too`() async throws {
        let check = try await check(
            label(["tents", "gone"], "The tent holds for 5 years.", id: "one gone"),
            label(["gone"], "Any.", id: "all gone"),
            label(["tents"], "The tent holds for 3 years.", id: "changed"),
            label(["returns"], "60 days from", id: "right")
        )
        #expect(check.right == 1)
        #expect(check.findings.map(\.id) == ["one gone", "all gone", "changed"])
        #expect(check.findings.map(\.missingDocuments) == [["gone"], ["gone"], []])
        #expect(check.findings.map(\.missingQuote) == [nil, "Any.", "The tent holds for 3 years."])
    }

    @Test func `a sentence is found wherever it stands, and nowhere else`() async throws {
        var generator = SeededGenerator(seed: 31)
        func letters(_ count: Int) -> String {
            String((0..<count).map { _ in Bool.random(using: &generator) ? "a" : "b" })
        }
        for _ in 0..<500 {
            let (text, sentence) = (letters(12), letters(Int.random(in: 1...5, using: &generator)))
            let isThere = (0...(12 - sentence.count)).contains { text.dropFirst($0).hasPrefix(sentence) }
            let check = try await LabelCheck([label(["d"], sentence)]) { _ in text }
            #expect(check.findings.isEmpty == isThere, "“\(sentence)” in “\(text)”")
        }
    }

    @Test func `each document is read once`() async throws {
        let asked = Mutex<[String]>([])
        _ = try await LabelCheck([label(["tents", "returns"], ""), label(["returns"], ""), label(["tents"], "")]) {
            id in
            asked.withLock { $0.append(id) }
            return texts[id]
        }
        #expect(asked.withLock { $0 } == ["returns", "tents"])
    }
}
