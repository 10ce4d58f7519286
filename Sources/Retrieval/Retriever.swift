package import RAGCore

/// Finds the passages that answer a question: by meaning, by words, or by both.
package struct Retriever: Sendable {
    /// What a search by meaning needs.
    private struct DenseSide {
        let embedder: any Embedder
        let index: any VectorIndex
        let cosineFloor = CosineFloor()

        func floor() async throws -> Double { try await cosineFloor.value(for: embedder) }
    }

    private let denseSide: DenseSide?
    private let store: any PassageStore
    private let allowedChunks = AllowedChunks()

    package init(embedder: any Embedder, index: any VectorIndex, store: any PassageStore) {
        denseSide = DenseSide(embedder: embedder, index: index)
        self.store = store
    }

    /// One that finds by words alone, and needs no model.
    package init(store: any PassageStore) {
        denseSide = nil
        self.store = store
    }

    /// The best passages for a request, at most as many as it asks for.
    ///
    /// - Throws: what the embedder, the index or the store throws; a collection that is not there, for one. And
    ///   `RetrievalError` for another mode than `lexical` where there is no model.
    package func search(_ request: SearchRequest) async throws -> SearchResponse {
        let version = try await store.corpusVersion(of: request.collection)
        var vector: [Float]?
        var dense: [ScoredChunk] = []
        if request.mode != .lexical {
            guard let denseSide else { throw RetrievalError.noModel(mode: request.mode.rawValue) }
            let query = try await denseSide.embedder.embed(request.text).vector
            vector = query
            dense = try await nearest(to: query, in: denseSide.index, request, at: version)
        }
        var lexical: [ScoredChunk] = []
        if request.mode != .dense {
            lexical = try await store.lexicalMatches(
                request.text,
                limit: request.depth,
                filter: request.filter,
                in: request.collection
            ).map { ScoredChunk(chunkID: $0.chunkID, score: $0.score) }
        }
        let (candidates, weighing) = try await fuse(dense: dense, lexical: lexical, request)
        let chosen = try await choose(from: candidates, request)
        return SearchResponse(
            results: try await results(for: chosen, in: request.collection),
            corpusVersion: version,
            queryVector: vector,
            weighing: weighing
        )
    }

    private func nearest(
        to query: [Float],
        in index: any VectorIndex,
        _ request: SearchRequest,
        at version: Int64
    ) async throws -> [ScoredChunk] {
        var allowed: [Int64]?
        if let filter = request.filter {
            allowed = try await allowedChunks.ids(
                matching: filter,
                in: request.collection,
                at: version,
                of: store
            )
        }
        let count = min(request.depth, index.count)
        return try await index.nearest(count, to: [query], among: allowed)[0].map {
            ScoredChunk(chunkID: $0.chunkID, score: Double($0.score))
        }
    }

    /// One side alone keeps its own scores.
    private func fuse(
        dense: [ScoredChunk],
        lexical: [ScoredChunk],
        _ request: SearchRequest
    ) async throws -> (chunks: [FusedChunk], weighing: AdaptiveFusion.Weighing?) {
        switch (request.mode, request.fusion) {
        case (.dense, _):
            return (FusedChunk.merge(dense: dense, dense.map(\.score), lexical: [], []), nil)
        case (.lexical, _):
            return (FusedChunk.merge(dense: [], [], lexical: lexical, lexical.map(\.score)), nil)
        case (.hybrid, let fusion?):
            return (fusion.fuse(dense: dense, lexical: lexical), nil)
        case (.hybrid, nil):
            let adaptive = AdaptiveFusion(
                reach: try await store.lexicalReach(of: request.text, in: request.collection),
                floor: try await denseSide?.floor() ?? 0
            )
            let (chunks, weighing) = adaptive.fuse(dense: dense, lexical: lexical)
            return (chunks, weighing)
        }
    }

    private func choose(from candidates: [FusedChunk], _ request: SearchRequest) async throws -> [FusedChunk] {
        guard let diversity = request.diversity else { return Array(candidates.prefix(request.limit)) }
        // Beyond a few times what is asked for, nothing is relevant enough to be taken for being different.
        let pool = Array(candidates.prefix(max(50, min(request.limit, candidates.count) * 4)))
        let vectors = try await store.vectors(pool.map(\.chunkID), in: request.collection)
        let order = try await ComputeQueue.run {
            diversity.order(
                scores: pool.map(\.score),
                vectors: pool.map { vectors[$0.chunkID] },
                limit: request.limit
            )
        }
        return order.map { pool[$0] }
    }

    private func results(for chosen: [FusedChunk], in collection: String) async throws -> [SearchResult] {
        let passages = try await store.passages(chosen.map(\.chunkID), in: collection)
        let byID = Dictionary(passages.map { ($0.chunkID, $0) }, uniquingKeysWith: { first, _ in first })
        // A chunk that was removed between the search and the reading is left out.
        return chosen.compactMap { chunk in
            byID[chunk.chunkID].map {
                SearchResult(
                    passage: $0,
                    score: chunk.score,
                    dense: chunk.dense,
                    lexical: chunk.lexical
                )
            }
        }
    }
}
