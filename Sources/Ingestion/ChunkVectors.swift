import RAGCore

/// The vectors of chunks: those that the collection has, and new ones for the rest.
struct ChunkVectors {
    let embedder: any Embedder
    let store: any DocumentStore
    let collection: String

    /// The vector of each of these hashes.
    func vectors(
        of chunks: [(chunk: Chunk, hash: ContentHash)],
        _ report: inout IngestionReport
    ) async throws -> [ContentHash: [Float]] {
        var vectors = try await store.vectors(of: Array(Set(chunks.map(\.hash))), in: collection)
        // In the order of the documents, so that equal runs embed equal batches.
        var asked = Set(vectors.keys)
        let missing = chunks.filter { asked.insert($0.hash).inserted }
        guard !missing.isEmpty else { return vectors }
        let embeddings = try await embedder.embed(missing.map(\.chunk.embeddedText))
        precondition(
            embeddings.count == missing.count,
            "an embedder returned \(embeddings.count) embeddings for \(missing.count) texts"
        )
        for (chunk, embedding) in zip(missing, embeddings) { vectors[chunk.hash] = embedding.vector }
        report.embedded += missing.count
        report.truncated += embeddings.count(where: \.isTruncated)
        return vectors
    }
}
