import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct ProductTests {
    @Test func `the products of a collection are its documents with a SKU`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        try await store.openCollection(.init(name: "other", embedder: "e", dimension: 8, chunking: "c"))
        _ = try await store.put([.made("o", ["x"], title: "Other", metadata: ["sku": "O-1"])], in: "other")
        let documents: [PreparedDocument] = [
            .made(
                "tent",
                ["A tent."],
                title: "Ridgeline 2P Tent",
                metadata: ["sku": "LF-1", "price": 349, "stock": 0]
            ),
            .made("number", ["A mug."], title: "Mug", metadata: ["sku": 4711, "colours": ["red", "blue"]]),
            .made("page", ["Returns take 30 days."], title: "Returns", metadata: ["price": 1]),
            .made("flag", ["No SKU."], title: "Flag", metadata: ["sku": true]),
        ]
        _ = try await store.put(documents, in: "default")
        #expect(
            try await store.products(in: "default") == [
                Product(
                    sku: "4711",
                    name: "Mug",
                    documentID: "number",
                    attributes: ["sku": 4711, "colours": ["red", "blue"]]
                ),
                Product(
                    sku: "LF-1",
                    name: "Ridgeline 2P Tent",
                    documentID: "tent",
                    attributes: ["sku": "LF-1", "price": 349, "stock": 0]
                ),
            ]
        )
    }

    @Test func `a collection that is not there has no products but an error`() async throws {
        let store = try await TemporaryFolder().defaultStore()
        await #expect(throws: PersistenceError.self) { _ = try await store.products(in: "nowhere") }
    }
}
