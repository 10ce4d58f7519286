import Foundation
import GRDB
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct AnswerEvictionTests {
    /// After every step the keys that the file holds are those of the model: one too many is stale, one too few needless.
    @Test(arguments: [UInt64](1...4))
    func `over 2,500 random edits no answer is stale, and none goes without need`(seed: UInt64) async throws {
        let folder = try TemporaryFolder(quick: true)
        let store = try await folder.defaultStore()
        let file = try DatabaseQueue(path: folder.database, configuration: .reading)
        var model = AnswerModel()
        var generator = SeededGenerator(seed: seed)
        let ids = (0..<40).map { "d\($0)" }
        func some(_ most: Int) -> Set<String> {
            let count = Int.random(in: 1...most, using: &generator)
            return Set((0..<count).map { _ in ids[Int.random(in: ids.indices, using: &generator)] })
        }
        var edits = 0
        while edits < 2_500 {
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<4:
                let batch = some(3).sorted().map { ($0, "text \(Int.random(in: 0..<3, using: &generator))") }
                edits += model.put(batch)
                let report = try await store.put(batch.map { .made($0.0, [$0.1]) }, in: "default")
                try #require(report.corpusVersion == model.version, "seed \(seed)")
            case 4:
                let gone = some(2).sorted()
                edits += model.remove(gone)
                _ = try await store.remove(gone, from: "default")
            default:
                let key = AnswerKey(digest: [UInt8.random(in: 0..<150, using: &generator)])
                let used = some(3)
                // As often as not the documents have moved on since the question was asked.
                let asked = max(0, model.version - Int64(max(0, Int.random(in: -4..<5, using: &generator))))
                let isKept = try await store.cache(
                    CachedAnswer(recordID: nil, answer: .made("over \(asked)", version: asked)),
                    for: key,
                    documents: Array(used),
                    in: "default"
                )
                try #require(isKept == model.cache(key, over: used, at: asked), "seed \(seed)")
            }
            let kept = try await file.read { db in try Data.fetchAll(db, sql: "SELECT key FROM answer") }
            try #require(Set(kept.map { AnswerKey(digest: Array($0)) }) == Set(model.answers.keys), "seed \(seed)")
        }
        for number in UInt8(0)..<150 {
            let key = AnswerKey(digest: [number])
            let isThere = try await store.cachedAnswer(for: key, in: "default") != nil
            #expect(isThere == (model.answers[key] != nil), "seed \(seed)")
        }
        #expect(model.answers.count > 5, "seed \(seed): most answers should not have gone")
        #expect(try await store.doctor().findings == [], "seed \(seed)")
    }

    @Test func `an answer is gone for every process when the edit is done`() async throws {
        let folder = try TemporaryFolder()
        let writer = try await folder.defaultStore()
        _ = try await writer.put([.made("a", ["one"])], in: "default")
        let reader = try folder.store(.read)
        let key = AnswerKey(digest: [1])
        let answer = CachedAnswer(recordID: nil, answer: .made("one", version: 1))
        #expect(try await writer.cache(answer, for: key, documents: ["a"], in: "default"))
        #expect(try await reader.cachedAnswer(for: key, in: "default") == answer)
        _ = try await writer.put([.made("a", ["two"])], in: "default")
        #expect(try await reader.cachedAnswer(for: key, in: "default") == nil)
        await #expect(throws: PersistenceError.readOnly(path: reader.path)) {
            try await reader.cache(answer, for: key, documents: ["a"], in: "default")
        }
    }

    @Test func `an answer over a collection that was dropped is not kept in the one that took its name`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        for text in ["one", "two", "three"] { _ = try await store.put([.made("a", [text])], in: "default") }
        let key = AnswerKey(digest: [1])
        let old = CachedAnswer(recordID: nil, answer: .made("three", version: 3))
        #expect(try await store.cache(old, for: key, documents: ["a"], in: "default"))
        try await store.dropCollection("default")
        try await store.openCollection(.init(name: "default", embedder: "e", dimension: 8, chunking: "c"))
        #expect(try await store.cachedAnswer(for: key, in: "default") == nil)
        let report = try await store.put([.made("a", ["other"])], in: "default")
        #expect(report.corpusVersion == 4)
        #expect(try await !store.cache(old, for: key, documents: ["a"], in: "default"))
        #expect(try await store.doctor().findings == [])
    }

    @Test func `beyond the bound the answers kept first go first`() async throws {
        let folder = try TemporaryFolder()
        let text = String(repeating: "x", count: 2_000)
        let store = try await folder.defaultStore(options: StoreOptions(answers: AnswerKeeping(cacheBytes: 40_000)))
        _ = try await store.put([.made("a", ["one"])], in: "default")
        func keep(_ number: UInt8, _ text: String) async throws -> Bool {
            let answer = CachedAnswer(recordID: nil, answer: .made(text, version: 1))
            return try await store.cache(answer, for: AnswerKey(digest: [number]), documents: ["a"], in: "default")
        }
        for number in UInt8(0)..<20 { #expect(try await keep(number, text)) }
        var kept: [UInt8] = []
        for number in UInt8(0)..<20
        where try await store.cachedAnswer(for: AnswerKey(digest: [number]), in: "default") != nil {
            kept.append(number)
        }
        #expect(kept == Array(kept[0]..<20))
        #expect((4...19).contains(kept.count))
        #expect(try await !keep(99, String(repeating: "x", count: 60_000)))
        #expect(try await store.cachedAnswer(for: AnswerKey(digest: [19]), in: "default") != nil)
        #expect(try await store.doctor().findings == [])
    }

    @Test func `an answer that cannot be read counts as none, and gives way to a new one`() async throws {
        let folder = try TemporaryFolder()
        try await folder.fill([.made("a", ["one"])])
        let key = AnswerKey(digest: [1])
        let answer = CachedAnswer(recordID: nil, answer: .made("one", version: 1))
        let store = try folder.store()
        #expect(try await store.cache(answer, for: key, documents: ["a"], in: "default"))
        await store.close()
        try folder.tamper("UPDATE answer SET payload = '{\"of\": \"another version\"}'")
        let reopened = try folder.store()
        #expect(try await reopened.cachedAnswer(for: key, in: "default") == nil)
        #expect(try await reopened.cache(answer, for: key, documents: ["a"], in: "default"))
        #expect(try await reopened.cachedAnswer(for: key, in: "default") == answer)
    }
}

extension Configuration {
    fileprivate static var reading: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        return configuration
    }
}
