import Ingestion
import RAGCore
import TestSupport
import Testing

@Suite struct PruningTests {
    private func filled() async throws -> Shop {
        let shop = Shop()
        shop.write("a/x", .made("1", "one"), .made("2", "two"))
        shop.write("a/y", .made("3", "three"))
        shop.write("b/z", .made("4", "four"))
        try await shop.ingest()
        return shop
    }

    @Test func `what is there no more is removed, below the paths that are named`() async throws {
        let shop = try await filled()
        shop.write("a/x", .made("1", "one"))
        shop.delete("a/y")
        shop.delete("b/z")
        let report = try await shop.ingest(pruning: ["/shop/a"])
        #expect(report.summary == "0 new, 0 updated, 1 unchanged, 2 removed, 0 failed")
        #expect(report.corpusVersion == 2)
        #expect(try await shop.stored() == ["1", "4"])
    }

    @Test func `without a path to prune nothing is removed`() async throws {
        let shop = try await filled()
        shop.delete("a/y")
        #expect(try await shop.ingest().removed == 0)
        #expect(try await shop.stored() == ["1", "2", "3", "4"])
    }

    @Test func `nothing to remove is no commit`() async throws {
        let shop = try await filled()
        #expect(try await shop.ingest(pruning: ["/shop", "/nowhere"]).corpusVersion == 1)
    }

    @Test func `what a source holds that failed is spared`() async throws {
        let shop = try await filled()
        shop.spoil("a/x", "a/x: it cannot be read.")
        shop.delete("a/y")
        let report = try await shop.ingest(pruning: ["/shop"])
        #expect(report.summary == "0 new, 0 updated, 1 unchanged, 1 removed, 1 failed")
        #expect(try await shop.stored() == ["1", "2", "4"])
    }

    @Test func `a document that cannot be stored any more is spared as it was`() async throws {
        let shop = try await filled()
        shop.write("a/y", .made("3", "thr\0ee"))
        let report = try await shop.ingest(pruning: ["/shop"])
        #expect(report.summary == "0 new, 0 updated, 3 unchanged, 0 removed, 1 failed")
        #expect(try await shop.stored() == ["1", "2", "3", "4"])
    }

    @Test func `a document that moves is where it moved to`() async throws {
        let shop = try await filled()
        shop.delete("a/y")
        shop.write("b/y", .made("3", "three"))
        let moved = try await shop.ingest("b/", pruning: ["/shop/b"])
        #expect(moved.summary == "0 new, 1 updated, 1 unchanged, 0 removed, 0 failed")
        #expect([moved.chunks, moved.embedded] == [1, 0])
        // The folder that it has left does not take it away.
        #expect(try await shop.ingest("a/", pruning: ["/shop/a"]).removed == 0)
        #expect(try await shop.stored() == ["1", "2", "3", "4"])
        shop.delete("b/y")
        #expect(try await shop.ingest("b/", pruning: ["/shop/b"]).removed == 1)
        #expect(try await shop.stored() == ["1", "2", "4"])
    }
}
