import RAGCore
import TestSupport
import Testing

/// Other tests rest on these doubles, so they keep what the protocols promise.
@Suite struct DoublesTests {
    @Test func `the store in memory keeps what the one on disk keeps`() async throws {
        #expect(try await StoreContract.broken(by: MemoryStore()) == [])
    }

    @Test func `what the hook throws is what the store says, and nothing is changed`() async throws {
        let store = MemoryStore { call in
            if call == .put(["b"]) { throw MemoryStoreError.refused }
        }
        try await store.openCollection(.init(name: "c", embedder: "e", dimension: 8, chunking: "c"))
        _ = try await store.put([.made("a", ["one"])], in: "c")
        await #expect(throws: MemoryStoreError.refused) { _ = try await store.put([.made("b", ["two"])], in: "c") }
        #expect(try await store.contentHashes(in: "c").keys.sorted() == ["a"])
        #expect(store.calls == [.openCollection, .put(["a"]), .put(["b"]), .contentHashes])
    }

    @Test func `words are found by how rare they are, and how much of a passage they are`() async throws {
        let store = MemoryStore()
        try await store.openCollection(.init(name: "c", embedder: "e", dimension: 8, chunking: "c"))
        let texts = ["return parcel", "return", "return label and much more text", "parcel box", "invoice", "tax"]
        _ = try await store.put([.made("a", texts)], in: "c")
        let matches = try await store.lexicalMatches("Return, PARCEL!", limit: 3, filter: nil, in: "c")
        #expect(matches.map(\.chunkID) == [1, 4, 2])
        #expect(try await store.lexicalMatches("?!", limit: 3, filter: nil, in: "c").isEmpty)
        let vocabulary = try await store.vocabulary(of: ["invoice", "invocie", "tex", "zebra", "?"], in: "c")
        #expect(vocabulary == ["invoice": .known, "invocie": .near("invoice"), "tex": .unknown, "zebra": .unknown])
    }

    @Test func `texts that share words are near, and equal texts are equal`() async throws {
        let embedder = HashEmbedder()
        let texts = ["send the parcel back", "the parcel, back!", "invoice number", "", "Send the parcel back"]
        let vectors = try await embedder.embed(texts).map(\.vector)
        #expect(vectors.allSatisfy { abs($0.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5 && $0.count == 256 })
        #expect(cosine(vectors[0], vectors[1]) > 0.8)
        #expect(cosine(vectors[0], vectors[2]) < 0.3)
        #expect(vectors[0] == vectors[4])
        #expect(embedder.calls == [texts])
        let cut = try await HashEmbedder(limit: 2).embed("a b c")
        #expect(cut == HashEmbedder(limit: 2).embedding(of: "a b d"))
        #expect(cut.isTruncated && cut.tokens == 2)
    }

    @Test func `the index in memory gives the nearest, equal scores by chunk id`() async throws {
        let index = MemoryIndex()
        let vectors: [[Float]] = [[1, 0], [0.6, 0.8], [0, 1], [0.6, 0.8], [-1, 0]]
        let added = vectors.enumerated().map { StoredVector(chunkID: Int64($0 + 1), vector: $1) }
        try await index.apply(VectorChange(added: added))
        #expect(index.count == 5)
        let all = try await index.nearest(4, to: [[1, 0], [0, 1]], among: nil)
        #expect(all.map { $0.map(\.chunkID) } == [[1, 2, 4, 3], [3, 2, 4, 1]])
        #expect(try await index.nearest(9, to: [[1, 0]], among: [2, 4, 9])[0].map(\.chunkID) == [2, 4])
        #expect(try await index.nearest(9, to: [[1, 0]], among: []) == [[]])
        try await index.apply(VectorChange(removed: [1], added: [StoredVector(chunkID: 6, vector: [1, 0])]))
        #expect(try await index.nearest(1, to: [[1, 0]], among: nil)[0].map(\.chunkID) == [6])
        #expect(try await index.nearest(0, to: [[1, 0]], among: nil) == [[]])
    }

    @Test func `a paragraph is a chunk, at its bytes`() {
        let document = Document(id: "a", uri: "", title: "T", text: "Grüße\n\n\n\nzwei\nZeilen\n\n", blocks: [])
        let chunks = ParagraphChunker().chunks(of: document)
        #expect(chunks.map(\.text) == ["Grüße", "zwei\nZeilen"])
        #expect(chunks.map(\.embeddedText) == ["T\nGrüße", "T\nzwei\nZeilen"])
        for chunk in chunks { #expect(Array(document.text.utf8)[chunk.range].elementsEqual(chunk.text.utf8)) }
    }

    private func cosine(_ left: [Float], _ right: [Float]) -> Float {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
