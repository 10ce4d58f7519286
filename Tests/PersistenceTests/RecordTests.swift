import Foundation
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct RecordTests {
    private let folder: TemporaryFolder
    private let time = ManualTime()

    init() throws {
        folder = try TemporaryFolder()
    }

    private func store(_ keeping: AnswerKeeping = AnswerKeeping()) async throws -> SQLiteStore {
        try await folder.defaultStore(options: StoreOptions(answers: keeping, time: time))
    }

    @Test func `a tenant does not see another's records`() async throws {
        let store = try await store()
        for (id, tenant) in [("ans_1", "a"), ("ans_2", "a\0b"), ("ans_3", ""), ("ans_4", "A")] {
            try await store.record(.made(id, tenant: tenant, date: time.date))
        }
        #expect(try await store.answerRecord("ans_1", tenant: "a")?.id == "ans_1")
        for other in ["a\0b", "", "A", "b"] {
            #expect(try await store.answerRecord("ans_1", tenant: other) == nil)
        }
        #expect(try await store.answerRecord("ans_2", tenant: "a\0b")?.request.tenant == "a\0b")
        #expect(try await store.latestRecords(9, in: "default", tenant: "a").map(\.id) == ["ans_1"])
        #expect(try await store.latestRecords(9, in: "default", tenant: "").map(\.id) == ["ans_3"])
        #expect(try await store.latestRecords(9, in: "default").count == 4)
        #expect(try await store.answerRecord("ans_1\0") == nil)
    }

    @Test func `the latest come first`() async throws {
        let store = try await store()
        for number in 1...5 {
            try await store.record(.made("ans_\(number)", question: "Question \(number)?", date: time.date))
            if number != 3 { time.advance(by: .seconds(60)) }
        }
        let latest = try await store.latestRecords(3, in: "default")
        #expect(latest.map(\.id) == ["ans_5", "ans_4", "ans_3"])
        #expect(latest.first?.question == "Question 5?")
        #expect(latest.first?.outcome == .quoted)
        #expect(latest.first?.date == time.date - 60)
        #expect(try await store.latestRecords(-1, in: "default").isEmpty)
        await #expect(throws: PersistenceError.missingCollection("nowhere", known: ["default"])) {
            _ = try await store.latestRecords(3, in: "nowhere")
        }
    }

    @Test func `a question is kept as long as is set, and its cached answer no longer`() async throws {
        let store = try await store(AnswerKeeping(questions: .seconds(90 * 86_400)))
        _ = try await store.put([.made("a", ["one"])], in: "default")
        let key = AnswerKey(digest: [1])
        let answer = CachedAnswer(recordID: "ans_1", answer: .made("one", version: 1))
        try await store.record(.made("ans_1", answer: .refused(.noSource), date: time.date))
        #expect(try await store.cache(answer, for: key, documents: ["a"], in: "default"))
        time.advance(by: .seconds(90 * 86_400 - 1))
        #expect(try await store.answerRecord("ans_1") != nil)
        #expect(try await store.cachedAnswer(for: key, in: "default") == answer)
        #expect(try await store.refusedQuestions(in: "default", GapSelection(limit: 9)).count == 1)
        time.advance(by: .seconds(1))
        #expect(try await store.answerRecord("ans_1") == nil)
        #expect(try await store.latestRecords(9, in: "default").isEmpty)
        #expect(try await store.cachedAnswer(for: key, in: "default") == nil)
        #expect(try await store.refusedQuestions(in: "default", GapSelection(limit: 9)).isEmpty)
        // It was only hidden until something is written.
        try await store.record(.made("ans_2", date: time.date))
        await store.close()
        let program = try OtherProgram(folder.database)
        #expect(try program.count("SELECT count(*) FROM answer_record") == 1)
        #expect(try program.count("SELECT count(*) FROM refusal") == 0)
        #expect(try program.count("SELECT count(*) FROM answer") == 0)
        try program.close()
    }

    @Test func `what is kept no longer goes in steps`() async throws {
        let store = try await store()
        for number in 0..<600 { try await store.record(.made("ans_\(number)", date: time.date)) }
        time.advance(by: .seconds(100 * 86_400))
        let program = try OtherProgram(folder.database)
        for left in [345, 89, 1, 1] {
            try await store.record(.made("ans_new", date: time.date))
            #expect(try program.count("SELECT count(*) FROM answer_record") == left)
        }
        try program.close()
    }

    @Test func `where no question is kept, none is written, and a cached answer holds none`() async throws {
        let before = try await store()
        _ = try await before.put([.made("a", ["one"])], in: "default")
        try await before.record(.made("ans_1", date: time.date))
        let key = AnswerKey(digest: [1])
        let other = AnswerKey(digest: [2])
        var answer = CachedAnswer(recordID: "ans_1", answer: .made("one", version: 1))
        #expect(try await before.cache(answer, for: key, documents: ["a"], in: "default"))
        await before.close()
        let store = try await store(AnswerKeeping(questions: .zero))
        #expect(try await store.answerRecord("ans_1") == nil)
        #expect(try await store.cachedAnswer(for: key, in: "default") == nil)
        answer.answer.parts = [.made("part", version: 1)]
        #expect(try await store.cache(answer, for: other, documents: ["a"], in: "default"))
        try await store.record(.made("ans_2", question: "Secret?", date: time.date))
        time.advance(by: .seconds(1_000 * 86_400))
        let kept = try #require(try await store.cachedAnswer(for: other, in: "default"))
        #expect(kept.recordID == nil)
        #expect(kept.answer.text == "one")
        #expect(kept.answer.query.isEmpty && kept.answer.entities.isEmpty)
        #expect(kept.answer.parts.map(\.query) == [""] && kept.answer.parts[0].entities.isEmpty)
        await store.close()
        let program = try OtherProgram(folder.database)
        #expect(try program.count("SELECT count(*) FROM answer_record") == 0)
        #expect(try program.count("SELECT count(*) FROM answer WHERE payload LIKE '%b.example%'") == 0)
        try program.close()
    }

    @Test func `beyond the bound the oldest records go`() async throws {
        let store = try await store(AnswerKeeping(recordBytes: 40_000))
        let question = String(repeating: "w", count: 2_000)
        for number in 0..<30 {
            try await store.record(.made("ans_\(number)", question: question, date: time.date))
            time.advance(by: .seconds(1))
        }
        let kept = try await store.latestRecords(99, in: "default").map(\.id)
        #expect((3...20).contains(kept.count))
        #expect(kept == (0..<30).reversed().prefix(kept.count).map { "ans_\($0)" })
        #expect(try await store.doctor().findings == [])
    }

    @Test func `a record from the future has its time from now on`() async throws {
        let store = try await store(AnswerKeeping(questions: .seconds(60)))
        try await store.record(.made("ans_1", date: time.date + 86_400))
        #expect(try await store.answerRecord("ans_1")?.date == time.date + 86_400)
        time.advance(by: .seconds(60))
        #expect(try await store.answerRecord("ans_1") == nil)
    }

    @Test func `a dropped collection takes its records and answers along`() async throws {
        let store = try await store()
        _ = try await store.put([.made("a", ["one"])], in: "default")
        try await store.record(.made("ans_1", answer: .refused(.noSource), date: time.date))
        let answer = CachedAnswer(recordID: "ans_1", answer: .made("one", version: 1))
        #expect(try await store.cache(answer, for: AnswerKey(digest: [1]), documents: ["a"], in: "default"))
        try await store.dropCollection("default")
        #expect(try await store.answerRecord("ans_1") == nil)
        #expect(try await store.doctor().findings == [])
        await store.close()
        let program = try OtherProgram(folder.database)
        for table in ["answer", "answer_document", "answer_record", "refusal"] {
            #expect(try program.count("SELECT count(*) FROM \(table)") == 0, "\(table)")
        }
        try program.close()
    }

    @Test func `a filter that nests without end is refused, and not written down`() async throws {
        let store = try await store()
        let time = time
        await #expect(throws: PersistenceError.invalidFilter(reason: "it nests deeper than 8 levels")) {
            var record = AnswerRecord.made("ans_1", date: time.date)
            record.request.filter = (0..<5_000).reduce(Filter.and([])) { inner, _ in .and([inner]) }
            try await store.record(record)
        }
        #expect(try await store.latestRecords(9, in: "default").isEmpty)
    }

    @Test func `versions of documents are told by id`() async throws {
        let store = try await store()
        _ = try await store.put([.made("a", ["one"]), .made("b", ["two"])], in: "default")
        _ = try await store.put([.made("a", ["changed"]), .made("b", ["two"])], in: "default")
        let versions = try await store.documentVersions(of: ["a", "b", "c", "a\0"], in: "default")
        #expect(versions == ["a": 2, "b": 1])
    }
}
