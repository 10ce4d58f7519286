import Ingestion
import RAGCore
import TestSupport
import Testing

@Suite struct ContentHashTests {
    typealias Change = @Sendable (inout Document) -> Void

    private static let day = CalendarDate(daysSince1970: 20_000)

    /// What an answer could show or a filter could see.
    private static let changes: [(String, Change)] = [
        ("title", { $0.title = "Title!" }),
        ("text", { $0.text += "." }),
        ("format", { $0.format = .markdown }),
        ("a heading's title", { $0.blocks = [Block(.heading(level: 1, title: "tex"), 0..<4)] }),
        ("a heading's level", { $0.blocks = [Block(.heading(level: 2, title: "text"), 0..<4)] }),
        ("a block's kind", { $0.blocks = [Block(.paragraph, 0..<4)] }),
        ("a list's depth", { $0.blocks = [Block(.listItem(depth: 1), 0..<4)] }),
        ("a list's depth again", { $0.blocks = [Block(.listItem(depth: 2), 0..<4)] }),
        ("a block's range", { $0.blocks = [Block(.heading(level: 1, title: "text"), 0..<3)] }),
        ("no blocks", { $0.blocks = [] }),
        ("no language", { $0.language = nil }),
        ("an empty language", { $0.language = "" }),
        ("a longer language", { $0.language = "en-GB" }),
        ("no audience", { $0.audience = nil }),
        ("an empty audience", { $0.audience = "" }),
        ("language and audience swapped", { ($0.language, $0.audience) = ($0.audience, $0.language) }),
        ("no first day", { $0.validity.from = nil }),
        ("another last day", { $0.validity.until = day }),
        ("the days swapped", { $0.validity = Validity(from: nil, until: $0.validity.from) }),
        ("a value", { $0.metadata["n"] = 2 }),
        ("a value that is a text", { $0.metadata["n"] = "1" }),
        ("a value that is a truth value", { $0.metadata["n"] = true }),
        ("a value in a list", { $0.metadata["n"] = [1] }),
        ("another key", { $0.metadata = ["m": 1] }),
        ("one more key", { $0.metadata["m"] = 1 }),
        ("title and text run together", { ($0.title, $0.text) = ("Titletext", "") }),
    ]

    private static let document = Document(
        id: "a",
        uri: "/a",
        title: "Title",
        text: "text",
        blocks: [Block(.heading(level: 1, title: "text"), 0..<4)],
        language: "en",
        audience: "staff",
        validity: Validity(from: CalendarDate(daysSince1970: 10_000)),
        metadata: ["n": 1]
    )

    @Test(arguments: changes.indices) func `each part of a document counts`(index: Int) async throws {
        let (name, change) = Self.changes[index]
        let shop = Shop()
        var document = Self.document
        shop.write("a", document)
        try await shop.ingest()
        change(&document)
        shop.write("a", document)
        #expect(try await shop.ingest().updated == 1, "\(name)")
        #expect(try await shop.ingest().unchanged == 1, "\(name)")
    }

    @Test func `no two of these documents have the same hash`() async throws {
        let shop = Shop()
        var hashes: Set<ContentHash> = []
        for (_, change) in Self.changes {
            var document = Self.document
            change(&document)
            shop.write("a", document)
            try await shop.ingest()
            hashes.formUnion(try await shop.store.contentHashes(in: "default").values)
        }
        #expect(hashes.count == Self.changes.count)
    }

    @Test func `how its path was written does not count`() async throws {
        let shop = Shop()
        var document = Self.document
        shop.write("a", document)
        try await shop.ingest()
        document.uri = "../shop/a"
        document.metadata = ["n": 1.0]
        shop.write("a", document)
        #expect(try await shop.ingest().unchanged == 1)
    }
}
