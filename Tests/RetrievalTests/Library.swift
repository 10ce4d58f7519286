import RAGCore
import Retrieval
import TestSupport

/// A collection whose index follows the store.
struct Library {
    let store: MemoryStore
    let index = MemoryIndex()
    let embedder = HashEmbedder()
    let retriever: Retriever

    init(_ store: MemoryStore = MemoryStore(), collections: [String] = ["default"]) async throws {
        self.store = store
        retriever = Retriever(embedder: embedder, index: index, store: store)
        for name in collections {
            try await store.openCollection(
                CollectionSettings(name: name, embedder: embedder.fingerprint, dimension: 256, chunking: "paragraphs")
            )
        }
    }

    /// Stores documents, each of one chunk, and has the index follow.
    func put(_ documents: Document..., in collection: String = "default") async throws {
        let chunker = ParagraphChunker()
        let prepared = documents.map { document in
            PreparedDocument(
                document: document,
                contentHash: .made(of: document.id + document.text),
                source: document.uri,
                chunks: chunker.chunks(of: document).map { chunk in
                    let vector = embedder.embedding(of: chunk.embeddedText).vector
                    return PreparedChunk(chunk: chunk, hash: .made(of: chunk.embeddedText), vector: vector)
                }
            )
        }
        try await index.apply(try await store.put(prepared, in: collection).vectors)
    }

    func search(
        _ text: String,
        limit: Int = 10,
        mode: SearchRequest.Mode = .hybrid,
        fusion: Fusion? = .weighted(dense: 0.7),
        filter: Filter? = nil,
        diversity: Diversity? = nil,
        in collection: String = "default"
    ) async throws -> SearchResponse {
        try await retriever.search(
            SearchRequest(
                text: text,
                collection: collection,
                limit: limit,
                mode: mode,
                fusion: fusion,
                filter: filter,
                diversity: diversity
            )
        )
    }
}

extension Document {
    static func made(
        _ id: String,
        _ text: String,
        language: String? = nil,
        audience: String? = nil,
        metadata: Metadata = [:]
    ) -> Document {
        Document(
            id: id,
            uri: "/" + id,
            title: "",
            text: text,
            blocks: [],
            language: language,
            audience: audience,
            metadata: metadata
        )
    }
}

extension SearchResponse {
    var documents: [String] { results.map(\.passage.documentID) }
}
