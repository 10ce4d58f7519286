import Foundation
import RAGCore
import TestSupport
import Testing

@Suite struct GapTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.write("a.txt", "Send an item back within 30 days.\n")
        try desk.write("b.txt", "Send an item back within 14 days.\n")
    }

    private func refused(_ number: Int, _ question: String, daysAgo: Int = 0, tenant: String = "") -> AnswerRecord {
        var record = AnswerRecord.made(
            "ans_\(number)",
            question: question,
            answer: .refused(.noSource, nearest: "a.txt"),
            tenant: tenant,
            date: Date() - Double(daysAgo) * 86_400
        )
        record.vector = nil
        return record
    }

    @Test func `what is asked and not answered is the to-do list, most asked first`() async throws {
        #expect(try await desk.run("ingest", "a.txt", "b.txt").status == 0)
        #expect(
            try await desk.run("status", "--gaps").output
                == "Nothing to do: no question was refused for want of a source, and no two sources disagreed.\n"
        )
        var met = Answer.made("30 days or 14.", version: 1)
        met.conflicts = [
            SourceConflict(
                kind: .number,
                first: .init(documentID: "a.txt", chunkID: 1, sentence: "Send an item back within 30 days."),
                second: .init(documentID: "b.txt", chunkID: 2, sentence: "Send an item back within 14 days.")
            )
        ]
        try await desk.keep([
            refused(1, "Do you sell gift cards?"), refused(2, "Do you ship to Norway?"),
            refused(3, "Do you ship orders to Norway?", daysAgo: 20, tenant: "north"),
            refused(4, "Do you ship to Norway?", daysAgo: 3),
            .made("ans_5", answer: met, date: Date(), dimension: 384),
        ])
        let report = try await desk.run("status", "--gaps", "--json").json()
        #expect(report.keys == ["gaps", "conflicts"])
        let first = report["gaps"][0]
        #expect(first.keys == ["count", "last_asked", "questions", "reasons", "nearest"])
        #expect(first["count"] == 3)
        #expect(first["questions"] == ["Do you ship to Norway?", "Do you ship orders to Norway?"])
        #expect(first["reasons"]["no_source"] == 3)
        #expect(first["nearest"]["document_id"] == "a.txt")
        #expect(report["gaps"][1]["questions"] == ["Do you sell gift cards?"])
        #expect(report["gaps"].elements.count == 2)
        let conflict = report["conflicts"][0]
        #expect(conflict.keys == ["kind", "count", "last_met", "first", "second"])
        #expect(conflict["count"] == 1)
        #expect(conflict["second"]["document_id"] == "b.txt")
        #expect(try await desk.run("status", "--gaps", "--days", "7", "--json").json()["gaps"][0]["count"] == 2)
        let north = try await desk.run("status", "--gaps", "--tenant", "north", "--json").json()
        #expect(north["gaps"].elements.count == 1)
        #expect(north["conflicts"].elements.isEmpty)
        let lines = try await desk.run("status", "--gaps").lines
        for line in [
            "What the documents do not answer, most asked first:", "3 x  Do you ship to Norway?",
            "     Do you ship orders to Norway?", "1 x  Do you sell gift cards?",
            "Where the documents disagree, met most often first:", "     b.txt: Send an item back within 14 days.",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(lines.contains { $0.hasSuffix(", no_source; nearest page: Page a.txt (/a.txt)") })
    }
}
