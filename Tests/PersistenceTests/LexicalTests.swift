import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct LexicalTests {
    /// Text of a user is words, whatever it looks like: none of it is taken as FTS5's query language.
    @Test(arguments: [
        ("C++", ["c"]), ("O'Reilly", ["oreilly"]), ("a-b", []), ("12\" monitor", ["monitor"]), ("body:x", ["x"]),
        ("title:monitor", ["monitor"]), ("NEAR(monitor x)", ["monitor", "x"]), ("*", []), ("mon*", []),
        ("^monitor", ["monitor"]),
        ("\"monitor", ["monitor"]), ("monitor\"", ["monitor"]), ("\"\"\"", []), ("monitor AND nothing", ["monitor"]),
        ("NOT monitor", ["monitor"]), ("monitor OR", ["monitor"]), ("(", []), ("{x monitor}: x", ["monitor", "x"]),
        ("moni\0tor", []), ("\0monitor\0", ["monitor"]), ("😀", []), ("😀monitor😀", ["monitor"]), ("", []), ("  \n", []),
        ("Grüße", ["gruss"]), ("GRÜßE", ["gruss"]), ("gruße", ["gruss"]), ("世界", ["cjk"]),
        ("-- ; DROP TABLE chunk", []),
        ("the", ["the"]), ("What is THE monitor?", ["monitor"]), ("monitors", ["monitor"]), ("\u{301}", []),
        ("x\u{301}", ["x"]),
    ])
    func `a user's text finds its words`(text: String, expected: [String]) async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        let documents = [
            ("c", "C c"), ("oreilly", "O'Reilly Media"), ("monitor", "a 12-inch monitor"), ("x", "x"),
            ("gruss", "viele Grüße"), ("cjk", "你好 世界"), ("the", "the of and"),
        ]
        _ = try await store.put(documents.map { .made($0.0, [$0.1]) }, in: "default")
        let matches = try await store.lexicalMatches(text, limit: 10, filter: nil, in: "default")
        let found = try await store.passages(matches.map(\.chunkID), in: "default").map(\.documentID)
        #expect(Set(found) == Set(expected))
        #expect(matches.allSatisfy { $0.score > 0 })
    }

    @Test func `ten thousand words are a question like others`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        _ = try await store.put([.made("a", ["word7 of many"]), .made("b", ["word9999"])], in: "default")
        let text = (0..<10_000).map { "word\($0)" }.joined(separator: " ")
        let matches = try await store.lexicalMatches(text, limit: 10, filter: nil, in: "default")
        #expect(matches.map(\.chunkID) == [1])
        let long = String(repeating: "x", count: 1_000_000)
        #expect(try await store.lexicalMatches(long, limit: 10, filter: nil, in: "default").isEmpty)
    }

    @Test func `hostile text of any kind is answered`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        _ = try await store.put([.made("a", ["one"])], in: "default")
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            "\"", "'", "*", "^", "(", ")", "{", "}", ":", "-", "+", "\0", "NEAR", "AND", "OR", "NOT", "one", "😀", " ",
            "\u{FE0F}",
        ]
        for _ in 0..<300 {
            let text = (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let matches = try await store.lexicalMatches(text, limit: 10, filter: .equal("id", "b"), in: "default")
            #expect(matches.isEmpty)
        }
    }

    @Test func `title and headings count three times the body`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        _ = try await store.put(
            [.made("body", ["returns here"], title: "other"), .made("title", ["other here"], title: "returns")],
            in: "default"
        )
        let matches = try await store.lexicalMatches("returns", limit: 10, filter: nil, in: "default")
        #expect(matches.map(\.chunkID) == [2, 1])
        let ratio = matches[0].score / matches[1].score
        #expect(ratio > 1.3)
    }

    @Test func `equal scores are ordered by chunk, and the limit holds`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        _ = try await store.put((0..<20).map { .made("d\($0)", ["equal"]) }, in: "default")
        let matches = try await store.lexicalMatches("equal", limit: 5, filter: nil, in: "default")
        #expect(matches.map(\.chunkID) == [1, 2, 3, 4, 5])
        #expect(try await store.lexicalMatches("equal", limit: 0, filter: nil, in: "default").isEmpty)
        #expect(try await store.lexicalMatches("equal", limit: -1, filter: nil, in: "default").isEmpty)
    }

    @Test func `another collection does not move a score`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        _ = try await store.put((0..<5).map { .made("d\($0)", ["rare \($0)"]) }, in: "default")
        let before = try await store.lexicalMatches("rare 3", limit: 5, filter: nil, in: "default")
        try await store.openCollection(.init(name: "big", embedder: "e", dimension: 8, chunking: "c"))
        _ = try await store.put((0..<200).map { .made("d\($0)", ["rare rare 3"]) }, in: "big")
        #expect(try await store.lexicalMatches("rare 3", limit: 5, filter: nil, in: "default") == before)
    }
}
