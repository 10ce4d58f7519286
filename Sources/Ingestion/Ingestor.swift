package import RAGCore

/// Takes documents in: reads, compares, chunks, embeds what is new, and stores.
///
/// A document that has not changed costs a hash. Of one that has, only the chunks that are new to the collection are
/// embedded. One bad source, or one bad document, never stops the rest.
package struct Ingestor: Sendable {
    private let embedder: any Embedder
    private let chunker: any Chunker
    let store: any DocumentStore
    let collection: String

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
    /// - Throws: what stops everything, such as a store that refuses, or the end of the task. What was committed before
    ///   stays.
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
            try Task.checkCancellation()
            run.accept(await read(source), from: source)
            onProgress(run.progress)
            for batch in run.takeFullBatches() { try await commit(batch, &run, onProgress) }
        }
        for batch in run.takeBatches() { try await commit(batch, &run, onProgress) }
        try await prune(pruning, &run)
        run.report.corpusVersion = try await store.corpusVersion(of: collection)
        return run.report
    }

    /// The documents of a source with their hashes, or why there are none.
    private func read(_ source: Source) async -> Result<[ReadDocument], any Error> {
        do {
            return .success(
                try await ComputeQueue.run {
                    try source.documents().map { try ReadDocument($0, source: source.path) }
                }
            )
        } catch {
            return .failure(error)
        }
    }

    /// Embeds and stores a batch, in one transaction.
    private func commit(
        _ batch: [PendingDocument],
        _ run: inout IngestionRun,
        _ onProgress: (IngestionProgress) -> Void
    ) async throws {
        let prepared = try await prepare(batch, &run.report)
        _ = try await store.put(prepared, in: collection)
        run.report.chunks += prepared.reduce(0) { $0 + $1.chunks.count }
        run.progress.documents += prepared.count
        run.progress.embedded = run.report.embedded
        onProgress(run.progress)
    }

    func prepare(
        _ documents: [PendingDocument],
        _ report: inout IngestionReport
    ) async throws -> [PreparedDocument] {
        let chunker = chunker
        let chunked = try await ComputeQueue.run {
            documents.map { pending in
                chunker.chunks(of: pending.document).map { (chunk: $0, hash: ContentHasher.hash(of: $0)) }
            }
        }
        let vectors = try await ChunkVectors(embedder: embedder, store: store, collection: collection)
            .vectors(of: Array(chunked.joined()), &report)
        return zip(documents, chunked).map { pending, chunks in
            PreparedDocument(
                document: pending.document,
                contentHash: pending.hash,
                source: pending.source,
                chunks: chunks.map {
                    PreparedChunk(chunk: $0.chunk, hash: $0.hash, vector: vectors[$0.hash, default: []])
                }
            )
        }
    }

    /// Removes what came from `paths` before and is there no more. What a failed source held stays: it may be well
    /// again.
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
