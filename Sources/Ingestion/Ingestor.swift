package import RAGCore

/// Takes documents in: reads, compares, chunks, embeds what is new, and stores.
///
/// A document that has not changed costs a hash. Of one that has, only the chunks that are new to the collection are
/// embedded. One bad source never stops the rest.
package struct Ingestor: Sendable {
    private let embedder: any Embedder
    private let chunker: any Chunker
    private let store: any DocumentStore
    private let collection: String
    /// Text that is embedded and stored at once: some 300 chunks, enough for full speed, and little to lose when the
    /// power goes.
    private let batchBytes = 200_000

    package init(
        embedder: any Embedder,
        chunker: any Chunker,
        store: any DocumentStore,
        collection: String
    ) {
        self.embedder = embedder
        self.chunker = chunker
        self.store = store
        self.collection = collection
    }

    /// Takes in all sources.
    ///
    /// - Parameters:
    ///   - pruning: absolute paths of files and folders. Documents that came from there before, and that no source has
    ///     now, are removed; those of a source that failed are kept.
    ///   - onProgress: called after each source and each commit.
    /// - Throws: what stops everything, such as a store that refuses. What was committed before stays.
    package func ingest(
        _ sources: [Source],
        pruning: [String] = [],
        onProgress: @Sendable (IngestionProgress) -> Void = { _ in }
    ) async throws -> IngestionReport {
        try await store.openCollection(
            CollectionSettings(
                name: collection,
                embedder: embedder.fingerprint,
                dimension: embedder.dimension,
                chunking: chunker.identity
            )
        )
        var run = IngestionRun(known: try await store.contentHashes(in: collection), sources: sources.count)
        for source in sources {
            run.accept(await read(source), from: source)
            onProgress(run.progress)
            while run.pendingBytes >= batchBytes { try await commit(&run, onProgress) }
        }
        while !run.pending.isEmpty { try await commit(&run, onProgress) }
        try await prune(pruning, &run)
        run.report.corpusVersion = try await store.corpusVersion(of: collection)
        return run.report
    }

    /// The documents of a source with their hashes, or why there are none.
    private func read(_ source: Source) async -> Result<[HashedDocument], any Error> {
        do {
            return .success(
                try await ComputeQueue.run {
                    try source.documents().map { HashedDocument(document: $0, hash: try ContentHasher.hash(of: $0)) }
                }
            )
        } catch {
            return .failure(error)
        }
    }

    /// Embeds and stores a batch of what is pending, in one transaction.
    private func commit(_ run: inout IngestionRun, _ onProgress: (IngestionProgress) -> Void) async throws {
        let prepared = try await prepare(run.takeBatch(ofBytes: batchBytes), &run.report)
        _ = try await store.put(prepared, in: collection)
        run.report.chunks += prepared.reduce(0) { $0 + $1.chunks.count }
        run.progress.documents += prepared.count
        run.progress.embedded = run.report.embedded
        onProgress(run.progress)
    }

    private func prepare(
        _ documents: [PendingDocument],
        _ report: inout IngestionReport
    ) async throws -> [PreparedDocument] {
        let chunker = chunker
        let chunked = try await ComputeQueue.run {
            documents.map { pending in
                chunker.chunks(of: pending.document).map { ($0, ContentHasher.hash(of: $0)) }
            }
        }
        var texts: [ContentHash: String] = [:]
        for (chunk, hash) in chunked.joined() { texts[hash] = chunk.embeddedText }
        var vectors = try await store.vectors(of: Array(texts.keys), in: collection)
        // In the order of the documents, so that equal runs embed equal batches.
        var missing: [ContentHash] = []
        for (_, hash) in chunked.joined() where vectors[hash] == nil && texts[hash] != nil {
            missing.append(hash)
            vectors[hash] = []
        }
        let embeddings = try await embedder.embed(missing.compactMap { texts[$0] })
        for (hash, embedding) in zip(missing, embeddings) { vectors[hash] = embedding.vector }
        report.embedded += missing.count
        report.truncated += embeddings.count(where: \.isTruncated)
        return zip(documents, chunked).map { pending, chunks in
            PreparedDocument(
                document: pending.document,
                contentHash: pending.hash,
                source: pending.source,
                chunks: chunks.map { PreparedChunk(chunk: $0, hash: $1, vector: vectors[$1] ?? []) }
            )
        }
    }

    /// Removes what came from `paths` before and is there no more. What a failed source held stays: it may be well again.
    private func prune(_ paths: [String], _ run: inout IngestionRun) async throws {
        guard !paths.isEmpty else { return }
        let spared = Set(try await store.documents(from: run.failedPaths, in: collection))
        let gone = try await store.documents(from: paths, in: collection).filter {
            !run.seen.contains($0) && !spared.contains($0)
        }
        guard !gone.isEmpty else { return }
        _ = try await store.remove(gone, from: collection)
        run.report.removed = gone.count
    }
}
