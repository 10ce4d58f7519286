import Foundation
import RAGCore
import TestSupport
import Testing

@Suite struct ReplayTests {
    private let desk: Desk
    private let question = "How long is the warranty on a tent?"

    init() throws {
        desk = try Desk()
        try Shop.stock(desk)
    }

    /// An answer that was given before the shop was taken in as it is.
    private func earlier(_ id: String, quote: String, document: String = "tent") -> AnswerRecord {
        var answer = Answer.made(quote, version: 0, document: document)
        answer.text = quote + " [1]"
        var record = AnswerRecord.made(id, question: question, answer: answer, date: Date())
        record.request = AnswerRequest(question: question, collection: "default")
        record.candidates = [.init(chunkID: 999, documentID: "camp", score: 0.5, isUsed: false)]
        record.vector = nil
        return record
    }

    @Test func `a question is answered again, and what is different is shown`() async throws {
        #expect(try await desk.run("ingest", "shop").status == 0)
        try await desk.keep([earlier("ans_1", quote: "The warranty on a tent is 4 years.")])
        let outcome = try await desk.run("replay", "ans_1", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        let report = try outcome.json()
        #expect(
            report.keys == [
                "id", "question", "collection", "asked_at", "same", "outcome", "answer", "handoff", "intent", "rule",
                "model",
                "policy", "prompt_hash", "corpus_version", "cost_usd", "took_ms", "citations", "candidates",
                "documents",
            ]
        )
        #expect(report["same"] == false)
        #expect(report["outcome"]["before"] == "quoted")
        #expect(report["outcome"]["after"] == "quoted")
        #expect(report["answer"]["after"].text?.hasPrefix("The warranty on a tent is 5 years. [1]") == true)
        #expect(report["citations"]["lost"][0]["quote"] == "The warranty on a tent is 4 years.")
        #expect(report["citations"]["gained"][0]["quote"] == "The warranty on a tent is 5 years.")
        #expect(report["corpus_version"]["after"] == 1)
        #expect(report["documents"].elements.map { $0["document_id"] } == ["camp", "tent"])
        #expect(report["documents"].elements.map { $0["change"] } == ["gone", "changed"])
        let gone = try #require(report["candidates"].elements.last)
        #expect(gone["document_id"] == "camp")
        #expect(gone["before"]["rank"] == 1)
        #expect(gone["after"] == nil)
        #expect(report["candidates"][0]["after"]["rank"] == 1)
        let text = try await desk.run("replay", "ans_1")
        #expect(text.status == 0)
        for line in [
            "The answer is another.", "outcome quoted", "Before:", "Now:",
            "- The warranty on a tent is 4 years. (/tent)", "+ The warranty on a tent is 5 years. (shop/faq.csv)",
            "camp, gone", "tent, changed at version 1", "chunk 999 of camp: 1. 0.5 -> none",
        ] {
            #expect(text.lines.contains(line), "\(line)")
        }
    }

    @Test func `the latest questions are listed`() async throws {
        #expect(try await desk.run("ingest", "shop").status == 0)
        #expect(try await desk.run("replay").output == "No question of “default” is kept.\n")
        #expect(try await desk.run("replay", "--json").output == "")
        try await desk.keep((1...22).map { earlier("ans_\($0)", quote: "x") })
        let lines = try await desk.run("replay").lines
        #expect(lines.count == 20)
        #expect(lines.first?.hasPrefix("ans_22  ") == true)
        #expect(lines.first?.hasSuffix("  quoted  \(question)") == true)
        let first = try JSON(try await desk.run("replay", "--json").lines.first ?? "")
        #expect(first.keys == ["id", "asked_at", "tenant", "outcome", "question"])
    }

    @Test func `an answer that is not kept is said to be unknown`() async throws {
        #expect(try await desk.run("ingest", "shop").status == 0)
        let outcome = try await desk.run("replay", "ans_9")
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(
            outcome.error == "There is no answer “ans_9”: it was never kept, or its time is over; "
                + "nuthatch replay lists the latest.\n"
        )
    }

    @Test func `what has had its time by the settings is not shown`() async throws {
        #expect(try await desk.run("ingest", "shop").status == 0)
        var record = earlier("ans_1", quote: "x")
        record.date -= 40 * 86_400
        try await desk.keep([record])
        #expect(try await desk.run("replay").lines.count == 1)
        try desk.write("shop.yaml", "answers: {keep_questions: 30d}\n")
        let listed = try await desk.run("replay", "--config", "shop.yaml").output
        #expect(listed == "No question of “default” is kept.\n")
        let shown = try await desk.run("config", "--config", "shop.yaml").lines
        #expect(shown.contains("answers.keep_questions: 2592000.0 seconds (shop.yaml)"))
        #expect(shown.contains("answers.cache_bytes: 67108864 (default)"))
    }
}
