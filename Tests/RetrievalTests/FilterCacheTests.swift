import RAGCore
import Retrieval
import TestSupport
import Testing

@Suite struct FilterCacheTests {
    private func narrowings(_ library: Library) -> Int {
        library.store.calls.count { $0 == .chunkIDs }
    }

    @Test func `a filter is asked of the store once, until the corpus changes`() async throws {
        let library = try await Library()
        let filter = Filter.language("en")
        try await library.put(.made("a", "return label", language: "en"), .made("b", "return label", language: "de"))
        for _ in 0..<3 { #expect(try await library.search("label", filter: filter).documents == ["a"]) }
        #expect(narrowings(library) == 1)
        try await library.put(.made("c", "label", language: "en"))
        for _ in 0..<3 { #expect(try await library.search("label", filter: filter).documents == ["c", "a"]) }
        #expect(narrowings(library) == 2)
        try await library.index.apply(try await library.store.remove(["a"], from: "default").vectors)
        #expect(try await library.search("label", filter: filter).documents == ["c"])
        #expect(narrowings(library) == 3)
    }

    @Test func `other filters and other collections are other entries`() async throws {
        let library = try await Library(collections: ["default", "other"])
        try await library.put(.made("a", "label", language: "en"))
        try await library.put(.made("b", "label", language: "en"), in: "other")
        for _ in 0..<2 {
            #expect(try await library.search("label", filter: .language("en")).documents == ["a"])
            #expect(try await library.search("label", filter: .language("de")).documents == [])
            #expect(try await library.search("label", filter: .language("en"), in: "other").documents == ["b"])
        }
        #expect(narrowings(library) == 3)
    }

    @Test func `a search without a filter, or by words alone, narrows nothing`() async throws {
        let library = try await Library()
        try await library.put(.made("a", "label", language: "en"))
        _ = try await library.search("label")
        _ = try await library.search("label", mode: .lexical, filter: .language("en"))
        #expect(narrowings(library) == 0)
    }

    @Test func `a commit of one collection leaves the entries of others`() async throws {
        let library = try await Library(collections: ["default", "other"])
        // As many as are kept.
        let filters = (0..<15).map { Filter.notEqual("year", .number(Double($0))) }
        for filter in filters { _ = try await library.search("label", filter: filter) }
        _ = try await library.search("label", filter: filters[0], in: "other")
        try await library.put(.made("b", "label"), in: "other")
        _ = try await library.search("label", filter: filters[0], in: "other")
        #expect(narrowings(library) == 17)
        for filter in filters { _ = try await library.search("label", filter: filter) }
        #expect(narrowings(library) == 17)
    }

    @Test func `more filters than are kept are still right`() async throws {
        let library = try await Library()
        try await library.put(.made("a", "label", metadata: ["year": 7]))
        for _ in 0..<2 {
            for year in 0..<40 {
                let found = try await library.search("label", filter: .equal("year", .number(Double(year)))).documents
                #expect(found == (year == 7 ? ["a"] : []))
            }
        }
    }
}
